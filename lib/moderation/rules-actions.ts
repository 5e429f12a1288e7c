"use server";

import { z } from "zod";
import { action } from "../action";
import * as calming from "./calm-data";
import * as held from "./held-data";
import { heldDecision, heldList } from "./held-schema";
import * as rules from "./rules-data";
import { calmInput, roomRef, roomRulesChange, siteRulesChange } from "./rules-schema";
import * as words from "./words-data";
import { newWords, wordList, wordRef, wordTry } from "./words-schema";

export const findRules = action(roomRef, (viewer, { roomId }) => rules.findRules(viewer, roomId));
export const updateRules = action(roomRulesChange, rules.updateRules);
export const findSiteRules = action(z.strictObject({}), (viewer) => rules.findSiteRules(viewer));
export const updateSiteRules = action(siteRulesChange, rules.updateSiteRules);

/** Calms a room for a while, or ends that; answers until when. */
export const setCalm = action(calmInput, (viewer, { roomId, calm }) => calming.setCalm(viewer, roomId, calm));

export const listWords = action(wordList, (viewer, { roomId }) => words.listWords(viewer, roomId));
export const addWords = action(newWords, words.addWords);
export const removeWord = action(wordRef, (viewer, { roomId, id }) => words.removeWord(viewer, roomId, id));
export const tryWords = action(wordTry, (viewer, { roomId, text }) => words.tryWords(viewer, roomId, text));

/** What waits for moderators in a room, or in all that the viewer keeps. */
export const listHeld = action(heldList, (viewer, { roomId }) => held.listHeld(viewer, roomId));
export const decideHeld = action(heldDecision, held.decideHeld);
