/** Degrees of WGS 84 to two decimals: about a kilometre, enough for a way to work, and too coarse to tell a house. Source: RFC 7946, 4; schema.org/GeoCoordinates. */
export interface GeoPoint {
  /** -90 to 90. */
  readonly latitude: number;
  /** -180 to 180. */
  readonly longitude: number;
}

/** The nearest hundredth of a degree. */
export function toHundredth(degrees: number): number {
  return Math.round(100 * degrees) / 100;
}

/** Mean radius of the earth in km. Source: IUGG, GRS 80 (R1). */
const RADIUS = 6371.0088;
const RADIAN = Math.PI / 180;

/** `kilometresBetween` is at most `km`; most that are not lie too far north or south, which is cheap to see. */
export function isWithinKilometres(km: number, one: GeoPoint, other: GeoPoint): boolean {
  return RADIUS * RADIAN * Math.abs(other.latitude - one.latitude) < km + 1 && kilometresBetween(one, other) <= km;
}

/** As the crow flies, in whole kilometres (haversine). */
export function kilometresBetween(one: GeoPoint, other: GeoPoint): number {
  const [north, east] = [
    Math.sin(((other.latitude - one.latitude) * RADIAN) / 2),
    Math.sin(((other.longitude - one.longitude) * RADIAN) / 2),
  ];
  const chord = north * north + Math.cos(one.latitude * RADIAN) * Math.cos(other.latitude * RADIAN) * east * east;
  return Math.round(2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord))));
}
