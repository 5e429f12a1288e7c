const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const RGI_EMOJI = "^\\p{RGI_Emoji}$";

/** The emoji that Unicode recommends for interchange, sequences included (UTS #51), as this engine knows them. */
const recommended = new RegExp(RGI_EMOJI, "v");

/** Those of later versions of Unicode too: their code points are set aside as pictures already. */
const pictures = /^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Component}]*$/u;

/** "Show as a picture", without which some emoji are letters (UTS #51, emoji presentation). */
const SELECTOR = "\ufe0f";

/** True for exactly one emoji, whatever it is made of. */
export function isEmoji(value: string) {
  return [...graphemes.segment(value)].length === 1 && (isRecommended(value) || pictures.test(value));
}

/** The one way in which an emoji is kept, so that a heart with and one without its selector are the same reaction. */
export function normalEmoji(emoji: string) {
  return !recommended.test(emoji) && recommended.test(emoji + SELECTOR) ? emoji + SELECTOR : emoji;
}

const isRecommended = (value: string) => recommended.test(value) || recommended.test(value + SELECTOR);
