/** Cues: [start, end, text] in seconds. */
export const captions = {
  en: [
    [0.8, 3.8, "[Underwater hush. Bubbles.]"],
    [4.2, 7.8, "Six seeds fall on an empty floor."],
    [8.4, 12.2, "A ring opens, meets a ring, and will not touch it."],
    [13, 17, "[A kalimba, in long echoes]\nThis is the only rule: leave room."],
    [18, 22, "From leaving room come walls,\nand from walls come streets."],
    [23, 26.8, "A city, then, with nobody to draw it."],
    [27.6, 31.4, "[The pad darkens]\nBut the water has begun to change."],
    [32.2, 36, "The streets come apart, slowly,\nas words do when you repeat them."],
    [37, 41, "Every broken branch curls up into a bead."],
    [42, 46, "[Bubbles, rising]\nA thousand beads, each keeping its distance still."],
    [47, 50.6, "This is what the reef remembers:\nthe rule, and not the city."],
  ],
};
