/** A public room of the newest media, made by the first of `people`. */
export async function makeRoom(site, [owner]) {
  const { items } = await (await fetch(`${site.url}/api/media?limit=1`)).json();
  const mediaId = items[0].id;
  const headers = { "Content-Type": "application/json", cookie: owner.cookie };
  const post = async (path, body) => {
    const response = await fetch(`${site.url}${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  await post("/api/watching", { mediaId, positionMs: 0, state: "playing" });
  const { room } = await post(`/api/media/${mediaId}/rooms`, { title: "Load", visibility: "public" });
  return { mediaId, roomId: room.id };
}
