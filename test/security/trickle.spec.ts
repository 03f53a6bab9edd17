import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { listeningService } from '../fixtures/listening-service.js';

type Listening = Awaited<ReturnType<typeof listeningService>>;

/** A service that hangs up on nobody is left, so that the test ends and says so. */
const LONGEST_MS = 40_000;

describe('a request that trickles in', () => {
  let service: Listening;
  beforeAll(async () => {
    service = await listeningService();
  });
  afterAll(() => service.stop());

  /** @returns what was answered until the service hung up, and after how many seconds */
  const until = async (words: string, act: (socket: Socket) => void = () => undefined) => {
    const socket = connect(Number(new URL(service.address).port), '127.0.0.1');
    const began = performance.now();
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes;
    });
    socket.on('error', () => undefined);
    socket.write(words);
    act(socket);
    const patience = setTimeout(() => socket.destroy(), LONGEST_MS);
    await once(socket, 'close');
    clearTimeout(patience);
    return { answer, seconds: (performance.now() - began) / 1000 };
  };
  const head = 'POST /v1/assessments HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n';

  it('is given up: without its headers, with a header now and then, without its body', async () => {
    const dripping = (socket: Socket) => {
      const timer = setInterval(() => socket.write('x-more: 1\r\n'), 1_000);
      socket.on('close', () => clearInterval(timer));
    };
    const [silent, drip, bodiless] = await Promise.all([
      until('GET / HTTP/1.1\r\nhost: x\r\n'),
      until(head, dripping),
      until(`${head}\r\n{`),
    ]);
    for (const { seconds } of [silent, drip, bodiless]) expect(seconds).toBeLessThan(30);
    expect(silent.answer).toContain(' 408 ');
    expect(drip.answer).toContain(' 408 ');
    expect(bodiless.answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*body-too-slow/);
  });
});
