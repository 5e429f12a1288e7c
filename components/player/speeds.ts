export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

/** The speed so many steps away from one, within what is offered. */
export function speedAfter(speed: number, steps: number) {
  const nearest = speeds.reduce((best, next, place) => (next <= speed + 0.01 ? place : best), 0);
  return speeds[Math.min(Math.max(0, nearest + steps), speeds.length - 1)] ?? 1;
}
