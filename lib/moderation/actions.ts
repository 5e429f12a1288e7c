"use server";

import { z } from "zod";
import { action } from "../action";
import { id } from "../input";
import * as acting from "./act-data";
import * as auditing from "./audit-data";
import { auditQuery, roomLogQuery } from "./audit-schema";
import * as cases from "./case-data";
import { actInput, caseQuery, caseRef, decideInput, sanctionRef } from "./case-schema";
import * as deciding from "./decide-data";
import * as lifting from "./lift-data";
import * as people from "./people-data";
import { peopleQuery, siteRoleInput } from "./people-schema";
import * as person from "./person-data";
import * as queue from "./queue-data";
import { refreshStale } from "./refresh";

/** A page of the queue. */
export const listCases = action(caseQuery, queue.listCases);

/** Whether the viewer moderates anything, and how many open cases are theirs. */
export const findDuty = action(z.strictObject({}), (viewer) => queue.findDuty(viewer));

export const claimCase = action(caseRef, (viewer, { caseId }) => cases.claimCase(viewer, caseId));

export const releaseCase = action(caseRef, (viewer, { caseId }) => cases.releaseCase(viewer, caseId));

export const decideCase = action(decideInput, async (viewer, input) => {
  const decided = await deciding.decide(viewer, input);
  refreshStale(decided.stale);
  return decided;
});

/** Does something at the moment, without a case. */
export const act = action(actInput, async (viewer, input) => {
  const decided = await acting.act(viewer, input);
  refreshStale(decided.stale);
  return decided;
});

export const liftSanction = action(sanctionRef, (viewer, { sanctionId }) =>
  lifting.liftSanction(viewer, sanctionId),
);

/** What is known of a person: to staff everything, to a room's keepers what happened there. */
export const findPerson = action(
  z.strictObject({ userId: id, roomId: id.optional() }),
  (viewer, { userId, roomId }) => person.findPerson(viewer, userId, roomId),
);

export const listAudit = action(auditQuery, auditing.listAudit);

export const listRoomLog = action(roomLogQuery, auditing.listRoomLog);

/** A page of users, for the site's staff. */
export const searchPeople = action(peopleQuery, people.searchPeople);

export const setSiteRole = action(siteRoleInput, async (viewer, { userId, role }) => {
  await people.setSiteRole(viewer, userId, role);
  return { role };
});
