// Answers to questions asked through the channel, delivered to whoever asked.

const waiting = new Map(); // id → function

export function expect(id, act) {
  waiting.set(id, act);
}

export function deliver(reply) {
  const act = waiting.get(reply.id);
  waiting.delete(reply.id);
  act?.(reply);
}
