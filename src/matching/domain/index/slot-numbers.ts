/** The numbers by which a vacancy's gates and points are looked up. */
export interface SlotNumbers {
  readonly demand: number;
  readonly occupation: number;
  readonly levelRange: number;
  /** The last day as yyyymmdd; 99991231: none. */
  readonly expires: number;
}
