/** Breaks a text into lines that are no wider than `width`, in whatever unit `measure` gives. */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ").flatMap((whole) => pieces(whole, width, measure))) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && measure(longer) > width) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  });
}

/** A word that is too long for a line is cut. */
function pieces(word: string, width: number, measure: (text: string) => number): string[] {
  if (measure(word) <= width) return [word];
  const result: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && measure(piece + character) > width) {
      result.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...result, piece];
}
