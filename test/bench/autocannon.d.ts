declare module 'autocannon' {
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    method?: 'POST';
    body?: string;
    headers?: Record<string, string>;
  }): Promise<{ non2xx: number; requests: { average: number } }>;
}
