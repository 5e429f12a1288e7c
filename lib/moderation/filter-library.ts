import {
  collapseDuplicatesTransformer,
  DataSet,
  englishDataset,
  englishRecommendedTransformers,
  pattern,
  RegExpMatcher,
} from "obscenity";

type Meta = { originalWord: string };

/** Words of the list that are said of films and of people every day without harm. */
const harmless = new Set([
  "sex",
  "scat",
  "hooker",
  "cock",
  "prick",
  "dyke",
  "negro",
  "boob",
  "orgasm",
  "dick",
  "incest",
]);

/** Words that have one of the list in them, besides those that the library knows. */
const innocent = [
  "shiitake",
  "fagin",
  "tit for tat",
  "chinks of light",
  "chinks in",
  "kikesha",
  "fu manchu",
  "assez",
  "assom",
  "asso",
  "bestial r",
  "pussycat",
  "pussy riot",
  "pussy willow",
  "retardant",
  "spornosexual",
  "penistone",
];

const dataset = new DataSet<Meta>()
  .addAll(englishDataset)
  .removePhrasesIf(({ metadata }) => harmless.has(metadata?.originalWord ?? ""))
  .addPhrase((phrase) =>
    phrase
      .setMetadata({ originalWord: "dick" })
      .addPattern(pattern`|dickhead`)
      .addPattern(pattern`|suck my dick`)
      .addPattern(pattern`dickface`),
  )
  .addPhrase((phrase) => phrase.setMetadata({ originalWord: "cocksucker" }).addPattern(pattern`cocksucker`))
  .addPhrase((phrase) =>
    phrase
      .setMetadata({ originalWord: "kill yourself" })
      .addPattern(pattern`|kill[ ]yourself|`)
      .addPattern(pattern`|kys|`),
  )
  .addPhrase((phrase) =>
    phrase.setMetadata({ originalWord: "fuck" }).addPattern(pattern`phuck`).addPattern(pattern`|fcuk`),
  )
  .addPhrase((phrase) => {
    for (const term of innocent) phrase.addWhitelistedTerm(term);
    return phrase.addPattern(pattern`|assface`);
  });

const twice = new Map(Array.from("beolsg", (letter) => [letter, 2]));

/** Texts come here read already: the library's own reading of digits and signs would find words in numbers. */
const matcher = new RegExpMatcher({
  ...dataset.build(),
  ...englishRecommendedTransformers,
  blacklistMatcherTransformers: [
    collapseDuplicatesTransformer({ defaultThreshold: 1, customThresholds: twice }),
  ],
});

/** Where the filter library's own list finds something in a text, and which of its words. */
export function findInLibrary(text: string) {
  return matcher.getAllMatches(text, true).map((match) => ({
    from: match.startIndex,
    to: match.endIndex + 1,
    word: dataset.getPayloadWithPhraseMetadata(match).phraseMetadata?.originalWord ?? "",
  }));
}

/** The words of the list that people write with stars in them. */
export const masked = [
  "fuck",
  "fucking",
  "fucker",
  "fucked",
  "shit",
  "bullshit",
  "bitch",
  "bitches",
  "cunt",
  "whore",
  "slut",
  "nigger",
  "nigga",
  "faggot",
  "asshole",
  "motherfucker",
  "pussy",
  "retard",
  "bastard",
  "twat",
  "wanker",
];
