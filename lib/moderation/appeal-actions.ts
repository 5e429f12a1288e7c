"use server";

import { action, ownAction } from "../action";
import * as deciding from "./appeal-decide-data";
import { appealInput, appealQuery, appealRef, decideAppealInput, recordQuery } from "./appeal-schema";
import * as appeals from "./appeals-data";
import * as record from "./record-data";
import { refreshStale } from "./refresh";

/** Also for those whom the site shuts out. */
export const listRecord = ownAction(recordQuery, (holder, query) => record.listRecord(holder, query));

export const appeal = ownAction(appealInput, (holder, input) => record.appeal(holder, input));

export const listAppeals = action(appealQuery, (viewer, query) => appeals.listAppeals(viewer, query));

export const claimAppeal = action(appealRef, (viewer, { appealId }) =>
  deciding.claimAppeal(viewer, appealId),
);

export const releaseAppeal = action(appealRef, (viewer, { appealId }) =>
  deciding.releaseAppeal(viewer, appealId),
);

export const decideAppeal = action(decideAppealInput, async (viewer, input) => {
  const { stale, ...decided } = await deciding.decideAppeal(viewer, input);
  refreshStale(stale);
  return decided;
});
