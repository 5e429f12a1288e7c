/** A signed-in person who is watching, for measuring what only such a person may read. */
export async function openRoom(baseUrl, mediaId, messages) {
  const cookie = await signIn(baseUrl, "ada@example.com", "matinee-demo");
  const post = (path, body) => postJson(`${baseUrl}${path}`, cookie, body);
  const watch = () => post("/api/watching", { mediaId, positionMs: 1000, state: "playing" });
  await watch();
  const { items } = await (
    await fetch(`${baseUrl}/api/media/${mediaId}/rooms`, { headers: { cookie } })
  ).json();
  const roomId = items[0].id;
  await post(`/api/rooms/${roomId}/join`, {});
  for (let number = 0; number < messages; number++) {
    const body = `Message ${number} of the load test, about as long as people write.`;
    await post(`/api/rooms/${roomId}/messages`, { clientId: crypto.randomUUID(), body });
  }
  return { cookie, roomId, watch };
}

async function postJson(url, cookie, body) {
  const headers = { "Content-Type": "application/json", cookie };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function signIn(baseUrl, email, password) {
  const asked = await fetch(`${baseUrl}/api/auth/csrf`);
  const { csrfToken } = await asked.json();
  const response = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/x-www-form-urlencoded", cookie: cookiesOf(asked) },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const cookie = cookiesOf(response);
  if (!cookie.includes("session-token")) throw new Error(`Signing in as ${email} failed: ${response.status}`);
  return cookie;
}

function cookiesOf(response) {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
