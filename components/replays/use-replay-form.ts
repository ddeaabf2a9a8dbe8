"use client";

import { useState } from "react";
import { useClock } from "@/components/display/clock-store";
import { localDatetime } from "@/components/display/local-datetime";
import type { ReplayActions, ReplayRequest } from "@/components/replays/replay-actions";
import { type Preset, presetSince, rangeProblem } from "@/components/replays/replay-range";
import { useReplayEstimate } from "@/components/replays/use-replay-estimate";
import { UNREACHABLE, type ValidationIssue } from "@/lib/action-result";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { defaultPace, MAX_PACE, type ReplayAnswer, type ReplayKind } from "@/lib/replay/schema";

interface ReplayFormOptions {
  consumer: Pick<WebhookConsumer, "id" | "rateLimit">;
  /** What the form begins with. */
  kind: ReplayKind;
  since: Date | null;
  /** How long messages are kept, in milliseconds. */
  keptMs: number;
  actions: Pick<ReplayActions, "estimate" | "start">;
  onStarted: (replay: ReplayAnswer) => void;
}

/** What stands in the way of starting, apart from the fields. */
export interface StartRefusal {
  error: string;
  message: string;
}

function wholeNumber(text: string): number | null {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}

const NOT_STARTED = { pending: false, refusal: null, issues: [] };

/** The pace as it is typed; its value is null while something is wrong with it. */
function usePace(rateLimit: number | null) {
  const [text, set] = useState(String(defaultPace(rateLimit)));
  const most = rateLimit ?? MAX_PACE;
  const number = wholeNumber(text);
  const problem = number === null || number < 1 ? ("whole" as const) : number > most ? ("most" as const) : null;
  return { text, set, most, problem, value: problem === null ? number : null };
}

function isAboutRange({ itemId }: ValidationIssue): boolean {
  return itemId === "since" || itemId === "until";
}

/** The range of a replay: fields of the browser's zone, and the preset they came from. */
function useRange(since: Date | null, keptMs: number) {
  const [range, setRange] = useState(() => ({
    preset: (since ? null : "day") as Preset | null,
    since: localDatetime(since ?? presetSince("day", Date.now(), keptMs)),
    until: "",
  }));
  return {
    ...range,
    setPreset: (preset: Preset) => setRange({ preset, since: localDatetime(presetSince(preset, Date.now(), keptMs)), until: "" }),
    setSince: (text: string) => setRange({ ...range, preset: null, since: text }),
    setUntil: (text: string) => setRange({ ...range, preset: null, until: text }),
  };
}

function instantsOf({ since, until }: { since: string; until: string }): Pick<ReplayRequest, "since" | "until"> {
  return { since: new Date(since).toISOString(), ...(until ? { until: new Date(until).toISOString() } : {}) };
}

/** The state of the replay dialog: its fields, what it would send, and starting it. */
export function useReplayForm({ consumer, kind: firstKind, since, keptMs, actions, onStarted }: ReplayFormOptions) {
  const [kind, setKind] = useState(firstKind);
  const range = useRange(since, keptMs);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const pace = usePace(consumer.rateLimit);
  const [state, setState] = useState<{ pending: boolean; refusal: StartRefusal | null; issues: ValidationIssue[] }>(NOT_STARTED);
  const problem = useClock((now) => rangeProblem(range.since, range.until, now));
  const look = problem === null ? { webhookId: consumer.id, kind, ...instantsOf(range) } : null;
  const { estimate, counting, error, issues } = useReplayEstimate(look, actions.estimate);
  const byType = Object.entries(estimate?.byEventType ?? {}).sort(([, a], [, b]) => b - a);
  const chosen = byType.filter(([name]) => !left.has(name));
  const count = chosen.reduce((sum, [, some]) => sum + some, 0);
  const serverIssue = [...issues, ...state.issues].some(isAboutRange);

  const start = async () => {
    if (!look || pace.value === null || count === 0 || state.pending) return;
    setState({ ...NOT_STARTED, pending: true });
    const request: ReplayRequest = {
      ...look,
      pace: pace.value,
      ...(chosen.length < byType.length ? { eventTypes: chosen.map(([name]) => name) } : {}),
    };
    const answer = await actions.start(request).catch(() => UNREACHABLE);
    if (answer.ok) return onStarted(answer.data);
    setState({ pending: false, refusal: { error: answer.error, message: answer.message }, issues: answer.issues });
  };

  return {
    kind,
    setKind: (wanted: ReplayKind) => {
      setKind(wanted);
      setLeft(new Set());
    },
    range,
    rangeIssue: problem ?? (serverIssue ? ("server" as const) : null),
    byType,
    left,
    setLeft,
    count,
    pace: { ...pace, seconds: pace.value && Math.ceil(count / pace.value) },
    counting,
    known: estimate !== null,
    estimateError: issues.length > 0 ? null : error,
    start,
    pending: state.pending,
    refusal: state.issues.some(isAboutRange) ? null : state.refusal,
    canStart: problem === null && pace.value !== null && !counting && count > 0 && !state.pending,
  };
}
