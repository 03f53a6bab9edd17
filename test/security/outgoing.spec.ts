import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createListener, type Server as Listener } from 'node:net';
import type { Resolve } from '../../src/platform/outgoing/destination.js';
import { Outgoing } from '../../src/platform/outgoing/outgoing.js';
import { freePort } from '../fixtures/listening-service.js';

const PUBLIC = '8.8.8.8';

/** Each is written as somebody would who wants this service to call its own network. */
const INSIDE = [
  ...[
    '127.0.0.1',
    '127.0.0.1.',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '127.255.255.254',
  ],
  ...['0.0.0.0', '0', '0.1.2.3', '10.0.0.1', '0xa000001', '012.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.1'],
  ...[
    '169.254.169.254',
    '169.254.169.254.',
    '2852039166',
    '0xA9FEA9FE',
    '0251.0376.0251.0376',
    '169.254.0.1',
    '100.64.0.1',
    '100.100.100.200',
  ],
  ...['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '192.88.99.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:169.254.169.254]', '[::127.0.0.1]', '[0:0:0:0:0:ffff:10.0.0.1]'],
  ...['[64:ff9b::127.0.0.1]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2002:a00:1::1]', '[2001::1]'],
  ...['[fc00::1]', '[fd00:ec2::254]', '[fe80::1]', '[fec0::1]', '[ff02::1]', '[2001:db8::1]', '[100::1]', '[4000::1]'],
  ...[
    '１２７.０.０.１',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    'localhost',
    'localhost.',
    'LOCALHOST',
    'inside.example',
    'ínside.example',
    'half.example',
  ],
];

const NAMES: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1', '::1'],
  'inside.example': ['10.1.2.3'],
  'xn--nside-zsa.example': ['10.1.2.3'],
  'half.example': [PUBLIC, '10.1.2.3'],
  'nowhere.example': [],
};
const resolve: Resolve = async (host) =>
  (NAMES[host] ?? ['127.0.0.1']).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const anOutgoing = (outgoingPrivate = '', environment = 'test', by = resolve) => new Outgoing({ outgoingPrivate, environment }, by);
const get = (url: string, outgoing = anOutgoing(), limits = {}) => outgoing.send({ method: 'GET', url, mostMilliseconds: 400, ...limits });
const refused = { code: 'outgoing-refused' };

describe('calls to others', () => {
  let begun = 0;
  const count = () => {
    begun += 1;
  };
  const servers: (Server | Listener)[] = [];
  beforeAll(() => subscribe('http.client.request.start', count));
  beforeEach(() => {
    begun = 0;
  });
  afterAll(() => {
    unsubscribe('http.client.request.start', count);
    for (const server of servers) server.close();
  });
  /** @returns its address */
  const serving = async (answer: RequestListener) => {
    const port = await freePort();
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    return `127.0.0.1:${port}`;
  };

  describe('into private networks', () => {
    let connections = 0;
    beforeAll(async () => {
      for (const host of ['127.0.0.1', '::1']) {
        const listener = createListener((socket) => {
          connections += 1;
          socket.destroy();
        });
        servers.push(listener);
        await new Promise<void>((done, failed) => listener.once('error', failed).listen(8443, host, done));
      }
    });
    beforeEach(() => {
      connections = 0;
    });

    it.each(INSIDE)('%s is refused, and nothing is connected', async (host) => {
      await expect(get(`https://${host}:8443/latest/meta-data`)).rejects.toMatchObject(refused);
      expect([begun, connections]).toEqual([0, 0]);
    });

    it('this test would notice a connection', async () => {
      await expect(get('https://127.0.0.1:8443/', anOutgoing('127.0.0.1'))).rejects.toMatchObject({ code: 'outgoing-failed' });
      expect([begun, connections]).toEqual([1, 1]);
    });

    it('a name that changes its address after the check leads to what was checked', async () => {
      const answers = [PUBLIC, '127.0.0.1'];
      const rebinding: Resolve = async () => [{ address: answers.shift() ?? '127.0.0.1', family: 4 }];
      await expect(get('https://localhost:8443/', anOutgoing('', 'test', rebinding))).rejects.toMatchObject({ code: 'outgoing-failed' });
      expect([begun, connections, answers.length]).toEqual([1, 0, 1]);
    });

    it.each([
      ['http://service.example/', 'only https'],
      ['ftp://service.example/', 'only https'],
      ['file:///etc/passwd', 'host'],
      ['gopher://service.example:8443/', 'only https'],
      ['https://service.example:22/', 'ports 443 and 8443'],
      ['https://service.example:6379/', 'ports 443 and 8443'],
      ['https://public.example@127.0.0.1:8443/', 'names a user'],
      ['https://127.0.0.1:8443#@public.example/', 'public internet'],
      ['https://user:word@8.8.8.8/', 'names a user'],
      ['https://nowhere.example/', 'no address'],
      ['https://[fe80::1%25eth0]/', 'write https'],
      ['https://', 'write https'],
      ['', 'write https'],
    ])('%s is refused: %s', async (url, why) => {
      await expect(get(url)).rejects.toMatchObject({ ...refused, message: expect.stringContaining(why) });
      expect([begun, connections]).toEqual([0, 0]);
    });
  });

  it('an operator names the hosts inside: this machine and plain http only in a trial, metadata of a cloud never', async () => {
    const answering = await serving((_, response) => response.end('here'));
    expect(await get(`http://${answering}/`, anOutgoing(answering))).toMatchObject({ status: 200, body: Buffer.from('here') });
    await expect(get(`http://${answering}/`, anOutgoing(answering, 'production'))).rejects.toMatchObject(refused);
    await expect(get(`https://${answering}/`, anOutgoing(answering, 'production'))).rejects.toMatchObject(refused);
    await expect(get('https://169.254.169.254/', anOutgoing('169.254.169.254', 'production'))).rejects.toMatchObject(refused);
    begun = 0;
    const inside = get('https://inside.example/', anOutgoing('inside.example', 'production'), { mostMilliseconds: 100 });
    await expect(inside).rejects.toMatchObject({ code: 'outgoing-failed' });
    expect(begun).toBe(1);
  });

  it('a redirect is an answer and is not followed', async () => {
    let reached = 0;
    const secret = await serving((_, response) => {
      reached += 1;
      response.end('secret');
    });
    const sending = await serving((_, response) => response.writeHead(302, { location: `http://${secret}/` }).end());
    expect(await get(`http://${sending}/`, anOutgoing(`${sending},${secret}`))).toMatchObject({ status: 302, body: Buffer.alloc(0) });
    expect(reached).toBe(0);
  });

  it('a body without end is cut where it was to end', async () => {
    const endless = await serving((_, response) => {
      const more = () => response.write('x'.repeat(10_000), (error) => error || setImmediate(more));
      more();
    });
    const answer = await get(`http://${endless}/`, anOutgoing(endless), { mostBytes: 25_000 });
    expect([answer.isCut, answer.body.length]).toEqual([true, 25_000]);
  });

  it.each<[string, RequestListener]>([
    ['headers that never come', () => undefined],
    ['a body of a byte now and then', (_, response) => void setInterval(() => response.write('x'), 20).unref()],
  ])('%s end with the time', async (_, answer) => {
    const slow = await serving(answer);
    const began = performance.now();
    await expect(get(`http://${slow}/`, anOutgoing(slow))).rejects.toMatchObject({ message: expect.stringContaining('the time is over') });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('a resolver that never answers ends with the time', async () => {
    const silent: Resolve = () => new Promise(() => undefined);
    await expect(get('https://service.example/', anOutgoing('', 'test', silent))).rejects.toMatchObject({ code: 'outgoing-failed' });
  });

  it('headers larger than any service needs are not read', async () => {
    const wordy = await serving((_, response) => response.writeHead(200, { 'x-more': 'x'.repeat(20_000) }).end());
    await expect(get(`http://${wordy}/`, anOutgoing(wordy))).rejects.toMatchObject({ code: 'outgoing-failed' });
  });

  it('what is posted arrives with its headers, and the answer says how long it took', async () => {
    const echo = await serving(
      (request, response) => void request.pipe(response.setHeader('x-signature', String(request.headers['webhook-signature']))),
    );
    const answer = await anOutgoing(echo).send({
      method: 'POST',
      url: `http://${echo}/`,
      body: '{"id":1}',
      headers: { 'webhook-signature': 'v1,abc' },
    });
    expect(answer).toMatchObject({ status: 200, body: Buffer.from('{"id":1}'), isCut: false, headers: { 'x-signature': 'v1,abc' } });
    expect(answer.milliseconds).toBeGreaterThanOrEqual(0);
  });

  it('no proxy of the environment is asked', async () => {
    let proxied = 0;
    const proxy = await serving((_, response) => {
      proxied += 1;
      response.end();
    });
    const answering = await serving((_, response) => response.end('here'));
    const before = { ...process.env };
    Object.assign(process.env, { http_proxy: `http://${proxy}`, HTTP_PROXY: `http://${proxy}`, NODE_USE_ENV_PROXY: '1' });
    try {
      expect((await get(`http://${answering}/`, anOutgoing(answering))).body.toString()).toBe('here');
    } finally {
      process.env = before;
    }
    expect(proxied).toBe(0);
  });
});
