/** Cues: [start, end, text] in seconds. */
export const captions = {
  en: [
    [0.8, 3.8, "[Wind in the reeds. Low strings.]"],
    [4.2, 8, "Fifteen hundred starlings, and no one in charge."],
    [8.6, 12.4, "[A rush of wings]\nEach bird watches seven others. That is the whole law."],
    [13.2, 17, "A turn begins at one edge\nand arrives at the other as a thought."],
    [18, 22, "[Plucked strings, circling]\nSomewhere in the sky there is a falcon."],
    [23, 27, "So the flock becomes smoke, a whale, a hand, a door."],
    [28, 31.8, "It is hard to hunt a shape\nthat has not made up its mind."],
    [33, 36.6, "[Wings, close and then far]\nThe sun goes into the marsh without a splash."],
    [38, 42, "Apricot. Rose. Ash."],
    [43, 47, "And then, for no reason we can name, they agree."],
    [47.8, 51, "[A long chord fades into the wind]"],
  ],
};
