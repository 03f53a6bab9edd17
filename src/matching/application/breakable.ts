/** What is kept in memory beside the rows. Once it could not answer, it is no longer believed: whoever holds it reads the rows again. */
export abstract class Breakable {
  private broken = false;

  get isBroken(): boolean {
    return this.broken;
  }

  protected orBroken<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.broken = true;
      throw error;
    }
  }
}
