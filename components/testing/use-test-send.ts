"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ActionResult, type Refusal, UNREACHABLE } from "@/lib/action-result";

/** What is sent: the example as it is, or a payload of one's own. */
export interface TestInput {
  webhookId: string;
  eventType: string;
  example?: string;
  /** JSON text. */
  payload?: string;
}

/** Server action. */
export type SendTest = (input: TestInput) => Promise<ActionResult<{ messageId: string }>>;

const REASONS = ["json", "max_size", "disabled", "event_type", "forbidden", "not_found", "unauthenticated"] as const;
export type SendRefusal = (typeof REASONS)[number] | "unexpected";

function refusalOf(answer: Refusal): SendRefusal {
  const said = [answer.issues[0]?.validatorName, answer.error];
  return REASONS.find((reason) => said.includes(reason)) ?? "unexpected";
}

/** Sends tests, one at a time. @param onSent hears of each that was accepted */
export function useTestSend(sendTest: SendTest, onSent: (messageId: string) => void) {
  const queryClient = useQueryClient();
  const [sending, setSending] = useState(false);
  const [lastSent, setLastSent] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<SendRefusal | null>(null);
  const send = async (input: TestInput) => {
    if (sending) return;
    setSending(true);
    setRefusal(null);
    const answer = await sendTest(input).catch(() => UNREACHABLE);
    setSending(false);
    if (!answer.ok) return setRefusal(refusalOf(answer));
    setLastSent(answer.data.messageId);
    onSent(answer.data.messageId);
    await queryClient.invalidateQueries({ queryKey: ["tests", input.webhookId] });
  };
  return { sending, refusal, lastSent, send };
}
