"use client";

import { useState } from "react";
import type { SecretActions } from "@/components/consumers/overview/secret-actions";
import { type Refusal, UNREACHABLE } from "@/lib/action-result";
import { type ConsumerSecretAnswer, rotateSecretInput } from "@/lib/consumers/schema";

export type SecretKind = "v1" | "v1a";

/** How long the secret before may sign along, in hours. */
export const GRACE_HOURS = [0, 1, 24, 168] as const;
type GraceHours = (typeof GRACE_HOURS)[number];

interface State {
  pending: boolean;
  /** The new secret, once there is one. */
  rotated: ConsumerSecretAnswer | null;
  keyProblem: "form" | "used" | null;
  refusal: "tooMany" | "failed" | null;
}

const AT_REST: State = { pending: false, rotated: null, keyProblem: null, refusal: null };

/** Which field an answer's issues are about. */
function problemsOf(answer: Refusal): Pick<State, "keyProblem" | "refusal"> {
  const about = (itemId: string) => answer.issues.find((issue) => issue.itemId === itemId);
  const key = about("key");
  if (key) return { keyProblem: key.validatorName === "secret" ? "used" : "form", refusal: null };
  return { keyProblem: null, refusal: about("graceHours") ? "tooMany" : "failed" };
}

/** The state of rotating a secret. */
export function useRotation(consumerId: string, rotate: SecretActions["rotate"], onRotated: () => void) {
  const [kind, setKind] = useState<SecretKind>("v1");
  const [graceHours, setGraceHours] = useState<GraceHours>(24);
  /** Null: one is made. */
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const [state, setState] = useState(AT_REST);

  const submit = async () => {
    const input = { kind, graceHours, ...(ownKey === null ? {} : { key: ownKey.trim() }) };
    const prefix = kind === "v1" ? "whsec_" : "whsk_";
    if (!rotateSecretInput.safeParse(input).success || (input.key !== undefined && !input.key.startsWith(prefix))) {
      setState({ ...AT_REST, keyProblem: "form" });
      return;
    }
    setState({ ...AT_REST, pending: true });
    const answer = await rotate({ ...input, id: consumerId }).catch(() => UNREACHABLE);
    if (answer.ok) {
      setState({ ...AT_REST, rotated: answer.data });
      onRotated();
    } else setState({ ...AT_REST, ...problemsOf(answer) });
  };
  return { kind, setKind, graceHours, setGraceHours, ownKey, setOwnKey, submit, ...state };
}
