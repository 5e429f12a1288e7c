import { randomUUID } from "node:crypto";
import { db } from "./database";
import type { Person, Scene, Standing } from "./moderation-scene";

/** `nothing`: it is answered, and does not tell of what is there. */
export type Outcome =
  | "ok"
  | "nothing"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "invalid";

type May = (person: Person, standing: Standing) => Outcome;

export type Row = {
  /** What an action is called with, or the body of a route. */
  input?: (scene: Scene, person: Person) => object;
  params?: (scene: Scene) => Record<string, string>;
  /** Whether the answer tells of what the scene is about, or has done something about it. */
  sees?: (answer: unknown, scene: Scene) => boolean | Promise<boolean>;
  may: May;
};

/** What a viewer may: not whoever is nobody, nor whoever the site shuts out. */
const viewers =
  (may: May): May =>
  (person, standing) => {
    if (person === "anonymous") return "unauthenticated";
    return standing === "suspended" ? "forbidden" : may(person, standing);
  };

/** What is one's own, also for whom the site shuts out. */
const holders =
  (may: (person: Person) => Outcome): May =>
  (person) =>
    person === "anonymous" ? "unauthenticated" : may(person);

const isStaff = (person: Person) => person === "staff" || person === "admin";
const keeps = (person: Person) => person === "moderator" || person === "owner" || isStaff(person);
const among =
  (people: Person[], otherwise: Outcome) =>
  (person: Person): Outcome =>
    people.includes(person) ? "ok" : otherwise;

const signedIn = viewers(() => "ok");
const staff = viewers((person) => (isStaff(person) ? "ok" : "forbidden"));
const admins = viewers(among(["admin"], "forbidden"));

/** Who keeps the room, unless they are banned from it themselves. */
const keepers = viewers((person, standing) => (keeps(person) && standing !== "banned" ? "ok" : "forbidden"));
/** As `keepers`, for what is done to others: nobody does it who is silenced. */
const actors = viewers((person, standing) => (keeps(person) && standing === "free" ? "ok" : "forbidden"));

/** A case is decided by who keeps the room and is not sanctioned there. */
const decides = (otherwise: Outcome) =>
  viewers((person, standing) => (keeps(person) && standing === "free" ? "ok" : otherwise));

/** An appeal is decided by somebody else than the moderator whose decision it is about. */
const judges = (otherwise: Outcome) =>
  viewers((person, standing) =>
    person !== "moderator" && keeps(person) && standing === "free" ? "ok" : otherwise,
  );

const room = ({ roomId }: Scene) => ({ roomId });
const inRoom = ({ roomId }: Scene) => ({ id: roomId });
const caseRef = ({ caseId }: Scene) => ({ caseId });
const appealRef = ({ appealId }: Scene) => ({ appealId });
const target = ({ cast }: Scene) => ({ userId: cast.target.id });
const outsider = ({ cast }: Scene) => ({ userId: cast.outsider.id });
const names = (id: keyof Scene) => (answer: unknown, scene: Scene) =>
  JSON.stringify(answer).includes(String(scene[id]));
const something = (answer: unknown) => answer !== null;
const nothing = () => ({});

const cases: Record<string, Row> = {
  listCases: { input: room, sees: names("caseId"), may: decides("nothing") },
  findDuty: {
    input: nothing,
    sees: (answer) => (answer as { moderates: boolean }).moderates,
    may: viewers((person) => (keeps(person) ? "ok" : "nothing")),
  },
  claimCase: { input: caseRef, may: decides("not_found") },
  releaseCase: { input: caseRef, may: decides("not_found") },
  decideCase: {
    input: ({ caseId }) => ({ caseId, actions: [{ kind: "delete-message" }], reason: "spam" }),
    may: decides("not_found"),
  },
  act: {
    input: ({ roomId, cast }) => ({
      target: { type: "user", id: cast.member.id },
      roomId,
      actions: [{ kind: "warning", scope: "room" }],
    }),
    may: actors,
  },
  liftSanction: {
    input: ({ sanctionId }) => ({ sanctionId }),
    may: viewers((person, standing) => {
      if (person === "target" || !keeps(person)) return "not_found";
      if (standing === "banned" && !isStaff(person)) return "not_found";
      return standing === "free" ? "ok" : "forbidden";
    }),
  },
  findPerson: {
    input: (scene) => ({ ...target(scene), ...room(scene) }),
    sees: something,
    may: viewers((person, standing) =>
      isStaff(person) || (keeps(person) && standing !== "banned") ? "ok" : "nothing",
    ),
  },
  listAudit: { input: nothing, may: staff },
  listRoomLog: {
    input: room,
    may: viewers((person) => (keeps(person) ? "ok" : "forbidden")),
  },
  searchPeople: { input: nothing, may: staff },
  setSiteRole: { input: (scene) => ({ ...outsider(scene), role: "moderator" }), may: admins },
};

const appeals: Record<string, Row> = {
  listRecord: { input: nothing, sees: names("appealedId"), may: holders(among(["target"], "nothing")) },
  appeal: {
    input: ({ decisionId }) => ({ decisionId, words: "Please look again." }),
    may: holders(among(["target"], "not_found")),
  },
  listAppeals: { input: room, sees: names("appealId"), may: judges("nothing") },
  claimAppeal: { input: appealRef, may: judges("not_found") },
  releaseAppeal: { input: appealRef, may: judges("not_found") },
  decideAppeal: {
    input: (scene) => ({ ...appealRef(scene), outcome: "reversed", answer: "It was a joke indeed." }),
    may: judges("not_found"),
  },
};

const list = { roomId: null };

const rules: Record<string, Row> = {
  findRules: { input: room, may: keepers },
  updateRules: { input: (scene) => ({ ...room(scene), slowModeSeconds: 5 }), may: keepers },
  findSiteRules: { input: nothing, may: staff },
  updateSiteRules: { input: nothing, may: staff },
  setCalm: { input: (scene) => ({ ...room(scene), calm: true }), may: keepers },
  listWords: { input: room, may: keepers },
  addWords: { input: (scene) => ({ ...room(scene), action: "block", patterns: ["rude"] }), may: keepers },
  removeWord: { input: ({ roomId, wordId }) => ({ roomId, id: wordId }), may: keepers },
  tryWords: { input: (scene) => ({ ...room(scene), text: "A spoiler" }), may: keepers },
  "listWords of the site": { input: () => list, may: staff },
  "addWords of the site": {
    input: () => ({ ...list, action: "allow", patterns: [`word${randomUUID().slice(0, 8)}`] }),
    may: staff,
  },
  "tryWords of the site": { input: () => ({ ...list, text: "A spoiler" }), may: staff },
  listHeld: { input: room, may: keepers },
  decideHeld: {
    input: ({ roomId, heldId }) => ({ roomId, heldId, approve: false }),
    may: actors,
  },
};

const staffed: Record<string, Row> = {
  searchRooms: { input: nothing, may: staff },
  listRoomSanctions: { input: room, may: keepers },
};

const settings: Record<string, Row> = {
  changeProfile: {
    input: () => ({ name: "Renamed", handle: `renamed-${randomUUID().slice(0, 8)}` }),
    may: signedIn,
  },
  changePicture: { input: () => ({ jpeg: null }), may: signedIn },
  changeContact: { input: () => ({ invitesFrom: "nobody" }), may: signedIn },
  changePassword: { input: () => ({ password: "a long new password" }), may: signedIn },
  endSessions: { input: nothing, may: signedIn },
  deleteAccount: {
    input: ({ cast }, person) => ({
      proof: person === "anonymous" ? "anyone" : cast[person].handle,
      messages: "keep",
    }),
    may: holders(() => "ok"),
  },
};

/** Every action about moderation and of people's settings, by the file that exports it. */
export const actionRows: Record<string, Record<string, Row>> = {
  "moderation/actions": cases,
  "moderation/appeal-actions": appeals,
  "moderation/rules-actions": rules,
  "moderation/staff-actions": staffed,
  "users/settings-actions": settings,
};

const removing = { params: inRoom, input: ({ cast }: Scene) => ({ userId: cast.member.id }), may: actors };

/** Every route about moderation and of people's own. */
export const routeRows: Record<string, Row> = {
  "GET reports": { sees: names("reportId"), may: viewers(among(["reporter"], "nothing")) },
  // Whom the site shuts out reports as any visitor does: by e-mail.
  "POST reports": {
    input: ({ cast }) => ({
      targetType: "user",
      targetId: cast.target.id,
      reason: "spam",
      email: `${randomUUID()}@example.com`,
    }),
    may: (person, standing) => (person === "target" && standing !== "suspended" ? "forbidden" : "ok"),
  },
  "GET reports/[id]": {
    params: ({ reportId }) => ({ id: reportId }),
    may: (person, standing) => (person === "reporter" && standing !== "suspended" ? "ok" : "not_found"),
  },
  "GET blocks": { may: signedIn },
  "POST blocks": { input: outsider, may: signedIn },
  "DELETE blocks": { input: outsider, may: signedIn },
  "GET account/export": { may: holders(() => "ok") },
  "GET pictures/[id]": { params: () => ({ id: randomUUID() }), may: () => "not_found" },
  "POST rooms/[id]/kick": removing,
  "POST rooms/[id]/ban": removing,
  "POST rooms/[id]/unban": removing,
  "GET rooms/[id]/held": {
    params: inRoom,
    may: viewers((person, standing) => (standing === "banned" || isStaff(person) ? "forbidden" : "ok")),
  },
  "DELETE rooms/[id]/held/[heldId]": {
    params: ({ roomId, heldId }) => ({ id: roomId, heldId }),
    sees: async (_answer, { heldId }) =>
      (await db.heldMessage.count({ where: { id: heldId, outcome: null } })) === 0,
    may: viewers(among(["author"], "nothing")),
  },
};
