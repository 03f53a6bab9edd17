import { listeningService } from '../fixtures/listening-service.js';
import type { TestService } from '../fixtures/test-service.js';

/** The service answers which scheme it believes that it was asked by: the feed of agreements names itself. */
const schemeOf = async ({ address }: { address: string }) => {
  const feed = await fetch(`${address}/agreements.atom`, { headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' } });
  return /href="(https?):/.exec(await feed.text())?.[1];
};

describe('what a proxy says of a request', () => {
  const running: (TestService & { address: string })[] = [];
  afterAll(() => Promise.all(running.map((service) => service.stop())));
  const served = async (trusted: string) => {
    const service = await listeningService({ TRUSTED_PROXIES: trusted });
    running.push(service);
    return service;
  };

  it('is believed of those who are named, and of nobody else', async () => {
    expect(await schemeOf(await served('loopback'))).toBe('https');
    expect(await schemeOf(await served('none'))).toBe('http');
    expect(await schemeOf(await served('10.0.0.0/8,fd00::/8'))).toBe('http');
  }, 60_000);

  it('is not guessed at: what is no address is refused at the start', async () => {
    await expect(served('everybody')).rejects.toThrow('TRUSTED_PROXIES');
  });
});
