/** Cues: [start, end, text] in seconds. */
export const captions = {
  en: [
    [1, 4, "[A deep organ note. A single bell.]"],
    [4.6, 8.6, "We came from behind, where the night is."],
    [9.4, 13.4, "[Strings enter]\nFirst an edge of light, thin as a fingernail."],
    [14.4, 18.4, "Then the shadow on the rings,\nlonger than any country."],
    [20, 24, "They look solid. They are snow,\neach piece keeping its own small orbit."],
    [25.4, 29.4, "The brightest gap was swept clean by a moon\ntoo shy to be seen."],
    [31, 35, "[The orchestra swells]\nStorms older than writing drift past the window."],
    [36.4, 40.4, "From here the rings are a road,\nand then a line, and then nothing."],
    [42.4, 46.4, "[C major, at last]\nThe day side turns away from us."],
    [48, 51.6, "There is no sound in space.\nForgive us: we brought some."],
    [52.2, 55, "[The last bell, and silence]"],
  ],
};
