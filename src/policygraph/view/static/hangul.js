// Finds Korean as people type it: by syllables, by initial consonants (ㅅㅇ finds 산업), by both mixed (ㅅ업),
// and at every key on the way to a word: a keyboard shows 상 before 사업, and 값 before 갑시다.
policygraph.hangul = (() => {
  "use strict";
  const initials = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
  const vowels = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ");
  const finals = " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ");
  // Two consonants without a vowel are drawn as one letter by some keyboards.
  const pairs = { ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ" };
  const place = (letter) => letter.codePointAt(0) - 0xac00;
  const isSyllable = (letter) => place(letter) >= 0 && place(letter) < 11172;
  const initial = (letter) => (isSyllable(letter) ? initials[Math.floor(place(letter) / 588)] : letter);
  // The keys that write a letter, one character each.
  const keys = (letter) =>
    isSyllable(letter) ? initial(letter) + vowels[Math.floor((place(letter) % 588) / 28)] + finals[place(letter) % 28] : letter;

  // One form of each letter: composed, lower case, of usual width; a jamo as keyboards write it.
  const fold = (letter) => {
    const code = letter.codePointAt(0);
    if (code >= 0x1100 && code <= 0x1112) return initials[code - 0x1100];
    if (isSyllable(letter) || (code >= 0x3131 && code <= 0x3163)) return pairs[letter] ?? letter;
    return letter.normalize("NFKC").toLowerCase();
  };
  const letters = (text) => [...[...text.normalize("NFC")].map(fold).join("")];
  // Whether Korean words are set apart is a matter of taste: 산업융합 finds 산업 융합.
  const joined = (text) => letters(text.normalize("NFC").replace(/(?<=[가-힣])\s+(?=[가-힣])/g, ""));

  const isAt = (text, start, word) =>
    word.every((letter, at) => {
      const here = text[start + at];
      if (here === undefined) return false;
      if (here === letter || (initials.includes(letter) && initial(here) === letter)) return true;
      const isLast = at === word.length - 1;
      return isLast && isSyllable(letter) && (keys(here) + keys(text[start + at + 1] ?? "")).startsWith(keys(letter));
    });

  // Whether `text` holds every word of `wanted`; anything holds nothing.
  const matches = (text, wanted) => {
    const words = wanted.normalize("NFC").split(/\s+/).filter(Boolean).map(letters);
    if (!words.length) return true;
    const found = joined(text);
    return words.every((word) => found.some((_, start) => isAt(found, start, word)));
  };
  return { matches };
})();
