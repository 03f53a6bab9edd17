/** Places of the highest scores above zero, the highest first; among equals the earlier. One pass, for few places of many. */
export function topOf(scores: Float32Array, limit: number): number[] {
  const top: number[] = [];
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number;
    if (score <= 0 || (top.length === limit && score <= (scores[top[limit - 1] as number] as number))) continue;
    let place = Math.min(top.length, limit - 1);
    while (place > 0 && (scores[top[place - 1] as number] as number) < score) {
      top[place] = top[place - 1] as number;
      place--;
    }
    top[place] = at;
  }
  return top;
}
