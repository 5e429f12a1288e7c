/** What the six music tracks are: the facts that do not come out of rendering. */
export const tracks = [
  {
    id: "019c3420-f0e0-72cb-89d1-ef58a93e5cdf",
    slug: "slow-harbour",
    title: "Slow Harbour",
    artist: "Marrow & Tide",
    description:
      "Plucked strings over a tide of pads in D flat lydian. The chords change as slowly as boats turn at anchor, and the melody only speaks when the water is still. Best heard early, or very late.",
    colour: "#2f6f7e",
    tags: ["ambient", "strings", "slow", "calm"],
    createdAt: "2026-02-06T18:05:00.000Z",
    seconds: 84,
  },
  {
    id: "019c5de1-b900-7717-8b9a-d38a31727d9f",
    slug: "window-seat",
    title: "Window Seat",
    artist: "Late Ferry",
    description:
      "An electric piano with warm hands, a brushed beat a little behind the bar, and a bass that knows the way home. Ninth chords in E flat, with the heating on and rain somewhere else. Made for the second hour of a journey.",
    colour: "#b9714a",
    tags: ["lo-fi", "electric piano", "beat", "warm"],
    createdAt: "2026-02-14T20:40:00.000Z",
    seconds: 82,
  },
  {
    id: "019c86cf-eee0-7d67-af87-eb7889b4406b",
    slug: "phase-garden",
    title: "Phase Garden",
    artist: "The Interval Ensemble",
    description:
      "Two marimbas play the same twelve notes until one of them slips ahead, one note at a time, and comes all the way round. New melodies appear between the players that nobody wrote. A homage to the process music of the nineteen-sixties.",
    colour: "#5b7f3a",
    tags: ["minimal", "marimba", "phase music", "pulse"],
    createdAt: "2026-02-22T19:25:00.000Z",
    seconds: 86,
  },
  {
    id: "019caf87-3640-7d81-a9bf-e5a0ad5f621f",
    slug: "tin-roof-soft-rain",
    title: "Tin Roof, Soft Rain",
    artist: "Small Thunder",
    description:
      "A kalimba alone on a porch while the rain comes and goes. Two thumbs, a pentatonic tune in G and a low drone from the hills. The drops are synthesised, and they keep better time than they should.",
    colour: "#4a6a8a",
    tags: ["kalimba", "rain", "solo", "sleep"],
    createdAt: "2026-03-02T17:10:00.000Z",
    seconds: 80,
  },
  {
    id: "019cd98c-a880-7cd8-ab14-d7092dde562b",
    slug: "basement-weather",
    title: "Basement Weather",
    artist: "Kellerlicht",
    description:
      "Dub techno for a room with low pipes: one minor chord, struck and thrown down a long corridor of tape echo. The kick is soft, the bass is patient, and the filter opens like a door at four in the morning. Stay for the fog.",
    colour: "#3d3a6b",
    tags: ["dub techno", "electronic", "delay", "night"],
    createdAt: "2026-03-10T21:00:00.000Z",
    seconds: 88,
  },
  {
    id: "019d01c8-5740-7646-96e9-38f060e79c82",
    slug: "canon-for-tall-windows",
    title: "Canon for Tall Windows",
    artist: "Quartet Alder",
    description:
      "Four string voices enter one after another with the same melody in D dorian, each at its own height. They meet in the middle of the room, where the afternoon light is. Strict as a canon should be, and then not at all.",
    colour: "#a08a3c",
    tags: ["strings", "canon", "modal", "chamber"],
    createdAt: "2026-03-18T16:30:00.000Z",
    seconds: 90,
  },
];
