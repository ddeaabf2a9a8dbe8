"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReplayActions, ReplayChange } from "@/components/replays/replay-actions";
import { ReplayProgress } from "@/components/replays/replay-progress";
import { isUnderWay, useShownReplay } from "@/components/replays/use-live-replays";
import { useReplayInUrl } from "@/components/replays/use-replay-in-url";
import { toast } from "@/components/ui/toast";
import { UNREACHABLE } from "@/lib/action-result";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { ReplayAnswer } from "@/lib/replay/schema";

// Loaded when something is about to be replayed.
const ReplayDialog = dynamic(() => import("./replay-dialog"));

interface ConsumerReplaysProps {
  consumer: WebhookConsumer;
  /** Newest first. */
  replays: ReplayAnswer[];
  canReplay: boolean;
  /** How long messages are kept, in milliseconds. */
  keptMs: number;
  actions: ReplayActions;
}

/** The endpoint's replay under way, wherever it was started, and the dialog that starts one. */
export function ConsumerReplays({ consumer, replays, canReplay, keptMs, actions }: ConsumerReplaysProps) {
  const { kind, since, close } = useReplayInUrl();
  const show = useShownReplay(consumer.id);
  const { watched, setWatched } = useWatched(replays);
  const { change, pending } = useChange(actions.change, show);
  const started = (replay: ReplayAnswer) => {
    setWatched(replay.id);
    void show(replay);
    close();
  };
  return (
    <>
      {watched ? (
        <ReplayProgress
          key={watched.id}
          replay={watched}
          canChange={canReplay}
          pending={pending}
          onChange={(wanted) => void change(watched.id, wanted)}
          onDismiss={() => setWatched(null)}
        />
      ) : null}
      {kind && canReplay ? (
        <ReplayDialog
          key={`${kind} ${since?.getTime()}`}
          consumer={consumer}
          kind={kind}
          since={since}
          keptMs={keptMs}
          busy={replays.some(isUnderWay)}
          actions={actions}
          onStarted={started}
          onClose={close}
        />
      ) : null}
    </>
  );
}

/** The replay that is shown: the one under way, and after its end the one that was, until dismissed. */
function useWatched(replays: ReplayAnswer[]) {
  const active = replays.find(isUnderWay);
  const [id, setId] = useState<string | null>(active?.id ?? null);
  // Someone else may have started it.
  if (active && active.id !== id) setId(active.id);
  return { watched: active ?? replays.find((replay) => replay.id === id) ?? null, setWatched: setId };
}

function useChange(changeReplay: ReplayActions["change"], show: (replay: ReplayAnswer) => Promise<void>) {
  const t = useTranslations("replays.progress");
  const [pending, setPending] = useState<ReplayChange | null>(null);
  const change = async (id: string, wanted: ReplayChange) => {
    setPending(wanted);
    const answer = await changeReplay({ id, change: wanted }).catch(() => UNREACHABLE);
    setPending(null);
    if (answer.ok) await show(answer.data);
    // Over already: the next look at it says so.
    else if (answer.error !== "conflict") toast.error(t("notChanged"));
  };
  return { change, pending };
}
