/** Cues: [start, end, text] in seconds. */
export const captions = {
  en: [
    [0.8, 3.8, "[A single electric arpeggio]"],
    [4.2, 8, "This is one thread. It is also two hundred and thirty."],
    [8.8, 12.6, "They began so close together\nthat no instrument could tell them apart."],
    [13.4, 16.8, "[A second voice joins, in step]\nThree equations. No chance in them at all."],
    [17.4, 21, "Look: the thread is fraying."],
    [22, 26, "[The voices slip out of time]\nThe same law, and they will never agree again."],
    [27, 31, "Left wing or right wing: each turn is decided\nby a digit too small to write down."],
    [32.4, 36.4, "Edward Lorenz was only asking about the weather."],
    [38, 42, "What he found has no forecast, and a shape."],
    [43.4, 47.4, "[The pulse falls away]\nNothing here repeats. Nothing here escapes."],
    [48, 51, "[One note, left ringing]"],
  ],
};
