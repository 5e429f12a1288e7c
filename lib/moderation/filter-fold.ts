import unhomoglyph from "unhomoglyph";

/** What shows nothing, and the marks above and below letters. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{M}\p{Cf}]/gu;

/** Small capitals and letters of other scripts that stand for a Latin one, besides those that Unicode lists. */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries([
  ...zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"),
  ...zip("авекмнопрстухуіјѕԁ", "abekmhonpctyxyijsd"),
  ...zip("αβεικνορτυχωγ", "abeiknoptuxwy"),
  ...zip("łøđħŧɨɇȼ¢€£¥₩ß", "lodhtiecceeywb"),
]);

function zip(from: string, to: string): [string, string][] {
  return Array.from(from, (letter, index) => [letter, to[index] ?? letter]);
}

/** Letters in squares and the halves of flags, which NFKC leaves as they are. */
const A = 0x41;
const alphabets = [0x1f150, 0x1f170, 0x1f1e6];

function unbox(letter: string) {
  const code = letter.codePointAt(0) ?? 0;
  const first = alphabets.find((start) => code >= start && code < start + 26);
  return first === undefined ? letter : String.fromCharCode(A + code - first);
}

function unmask(letter: string) {
  if (letter < "\x80") return letter;
  const known = lookAlikes[letter.toLowerCase()] ?? unbox(letter);
  if (known !== letter) return known;
  const alike = unhomoglyph(letter).normalize("NFD").replace(unseen, "");
  return alike.length > 2 ? letter : alike;
}

/** A text longer than this in compatible form keeps its signs that stand for many. */
const MOST_READ = 4_000;

function compatible(text: string) {
  const whole = text.normalize("NFKC");
  if (whole.length <= MOST_READ) return whole;
  return Array.from(text, (sign) => {
    const plain = sign.normalize("NFKC");
    return plain.length > 2 * sign.length ? sign : plain;
  }).join("");
}

/** A text in compatible form, without what shows nothing, and with plain letters for those that look like them. */
function unmasked(text: string) {
  const bare = compatible(text).normalize("NFD").replace(unseen, "");
  return Array.from(bare, unmask).join("").normalize("NFC");
}

const leet: Readonly<Record<string, string>> = {
  "0": "o",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "g",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "+": "t",
  "(": "c",
  "¡": "i",
};
const strokes = /[1|!]/g;
const coded = /[0-9@$+(¡|!]/;
const letter = /\p{L}/u;

/** What may be one word in pieces; only a find that is (nearly) all of it, and not of its first piece alone, counts. */
export type Pieced = { text: string; first: number };

/** A reading of a text: words with one space between them, and what could be words besides. */
export type Reading = { words: string; pieced: Pieced[] };

/**
 * The ways in which a text can be read, the plain one first: with digits and signs for letters (`stroke` says what a
 * "1" stands for), letters that are spaced out or have dots between them as words. Takes time in proportion to the text.
 */
export function readings(text: string): Reading[] {
  const bare = unmasked(text);
  const plain = { words: wordsOf(bare.toLowerCase()), pieced: [] };
  const read = [decode(bare.toLowerCase(), "i")];
  if (/[1|!I]/.test(bare)) {
    read.push(decode(bare.replace(/(?<=\p{L})I|I(?=\p{Ll})/gu, "l").toLowerCase(), "l"));
  }
  return [plain, ...read.filter(({ words, pieced }) => words !== plain.words || pieced.length > 0)];
}

/** A pattern in the letters in which texts are read. */
export function foldPattern(pattern: string): string {
  const bare = unmasked(pattern).toLowerCase();
  return wordsOf(bare.split(/\s+/).map(decoder("i")).join(" "));
}

function wordsOf(text: string) {
  return text.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, " ").trim();
}

function decode(text: string, stroke: string): Reading {
  const pieced: Pieced[] = [];
  const joined = text.replace(row, (found) => {
    const word = found.replace(/[^\p{L}\p{N}@$!|]+/gu, "");
    pieced.push({ text: word, first: 0 });
    if (/^[ai]/.test(word)) pieced.push({ text: word.slice(1), first: 0 });
    return word;
  });
  const tokens = joined.split(/\s+/).map(decoder(stroke)).filter(Boolean);
  const words = tokens.map((token) => {
    const parts = token.split(/[^\p{L}\p{N}*#%&]+/u).filter(Boolean);
    if (parts.length > 1 && !/['’]/.test(token)) {
      pieced.push({ text: parts.join(""), first: parts[0]?.length ?? 0 });
    }
    if (/(.)\1\1/.test(token)) pieced.push({ text: token.replace(/(.)\1+/g, "$1"), first: 0 });
    return parts.join(" ");
  });
  return { words: words.filter(Boolean).join(" "), pieced: [...pieced, ...broken(tokens)] };
}

const edges = /^[^\p{L}\p{N}@$!|(¡]+|[^\p{L}\p{N}@$+]+$/gu;
const apart = /^[\p{L}\p{N}@$][^\p{L}\p{N}].*[^\p{L}\p{N}][\p{L}\p{N}@$]$/u;
const beside = /[\p{L}\p{N}]{2}/u;
const sign = /[\p{L}\p{N}@$]/u;

/** Whether a word is three signs or more with something between each two. No row of signs is tried in more than one way. */
function isSpelled(core: string) {
  return (
    apart.test(core) &&
    !beside.test(core) &&
    Array.from(core)
      .slice(2, -2)
      .some((one) => sign.test(one))
  );
}

/** A number in hexadecimal digits, as of a commit or a UUID: long, and not a word with a digit or two for its letters. */
function isHexadecimal(core: string) {
  const digits = core.replaceAll("-", "");
  return /^[0-9a-f]{7,}$/.test(digits) && digits.replace(/[a-f]/g, "").length >= 3;
}

/**
 * Reads a word's digits and signs as letters, unless they are a number's, and puts it together when each of its letters
 * stands alone.
 */
function decoder(stroke: string) {
  return (token: string) => {
    const trimmed = token.includes(")") ? token.replace(/^\(+/, "") : token;
    const core = trimmed.replace(edges, "").replace(/^@(?![s$])/, "");
    const whole = isSpelled(core) ? core.replace(/[^\p{L}\p{N}@$]+/gu, "") : core;
    if (!coded.test(whole) || !letter.test(whole) || isHexadecimal(whole)) return whole;
    return Array.from(whole, (sign) => leet[sign] ?? sign)
      .join("")
      .replace(strokes, stroke);
  };
}

const single = String.raw`[\p{L}\p{N}@$!|]`;
const row = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’])${single}(?:[^\p{L}\p{N}\s]{0,2}\s+${single}){2,}(?![\p{L}\p{N}'’])`,
  "gu",
);

/** What could be one word broken by spaces: two letters standing alone, and a short piece beside them. */
function broken(tokens: string[]): Pieced[] {
  return tokens.flatMap((_, at) => {
    const pieces = tokens.slice(at, at + 3);
    const alone = pieces.filter((piece) => piece.length === 1).length;
    const fits = pieces.length === 3 && alone === 2 && pieces.every((piece) => piece.length <= 3);
    return fits ? [{ text: pieces.join(""), first: 3 }] : [];
  });
}
