/** One square a region: its column from the west and row from the north, and its name where the official one is too long for a square. */
export interface Tile {
  readonly tile: readonly [column: number, row: number];
  readonly name?: string;
}

const placed = (rows: string): Readonly<Record<string, Tile>> =>
  Object.fromEntries(
    rows
      .split('\n')
      .flatMap((row, at) =>
        row.split(' ').flatMap((code, column) => (code === '--' ? [] : [[`MD-${code}`, { tile: [column + 1, at + 1] }] as const])),
      ),
  );

/** Roughly where they lie; sizes, shapes and borders are not shown, so no geometry is needed. Drawn by ourselves. */
const MOLDOVA = placed(`BR OC -- -- --
ED DO SO -- --
RI DR FL SD --
GL BA SI RE --
FA TE OR DU SN
UN CL ST CR --
-- NI CU AN BD
-- HI IA CS SV
-- LE CM BS --
-- CT GA -- --
-- CA TA -- --`);

export const TILES: Readonly<Record<string, Readonly<Record<string, Tile>>>> = {
  MD: {
    ...MOLDOVA,
    'MD-GA': { ...(MOLDOVA['MD-GA'] as Tile), name: 'Găgăuzia' },
    'MD-SN': { ...(MOLDOVA['MD-SN'] as Tile), name: 'Stînga Nistrului' },
  },
};
