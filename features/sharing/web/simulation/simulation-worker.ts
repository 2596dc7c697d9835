/** The worker of the simulation page. */
import type { Answer, Question, SimulationRequest } from './protocol.ts';
import { work } from './work.ts';

type Port = { addEventListener: (type: 'message', heard: (event: MessageEvent<Question>) => void) => void; postMessage: (answer: Answer) => void };
const port = self as unknown as Port;
let wanted = 0;

const answer = async ({ id, request }: Question): Promise<void> => {
  const reports = await work(JSON.parse(request) as SimulationRequest, {
    isWanted: () => id === wanted,
    progress: (part) => port.postMessage({ id, kind: 'progress', part }),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
  if (reports !== undefined) port.postMessage({ id, kind: 'done', reports });
};

port.addEventListener('message', ({ data }) => {
  wanted = data.id;
  answer(data).catch((error: unknown) => port.postMessage({ id: data.id, kind: 'failed', reason: String(error) }));
});
