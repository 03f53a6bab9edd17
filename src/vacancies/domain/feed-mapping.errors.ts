export class NoFeedMapping extends Error {
  readonly code = 'no-feed-mapping';
  constructor(source: string) {
    super(
      `No mapping has been saved for the feed "${source}": columns are read by their names. PUT /v1/feeds/${source}/mapping saves one.`,
    );
  }
}

export class UnfitFeedMapping extends Error {
  readonly code = 'unfit-feed-mapping';
}

export class FeedMappingChangedMeanwhile extends Error {
  readonly code = 'changed-meanwhile';
  constructor(source: string) {
    super(
      `The mapping of the feed "${source}" is not the one that you have read. Read it again, and send the change with the new ETag in If-Match.`,
    );
  }
}
