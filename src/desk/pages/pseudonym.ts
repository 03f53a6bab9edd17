/** What somebody is called where their name is not told: the end of their id. */
export function pseudonymOf(profileId: string): string {
  return profileId.slice(-8).toUpperCase();
}
