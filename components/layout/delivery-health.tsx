"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDurations } from "@/components/display/durations";
import { cn } from "@/components/ui/cn";
import { noteReached, noteUnreached } from "./server-reach";

interface Ready {
  status: "ready" | "lagging" | "unreachable";
  lagMs: number;
}

const DOTS = { ready: "bg-ok-solid", lagging: "bg-warn-solid", unreachable: "bg-bad-solid" };

async function readHealth({ signal }: { signal: AbortSignal }): Promise<Ready> {
  try {
    const response = await fetch("/api/health/ready", { signal });
    const { lagMs } = (await response.json()) as { lagMs?: unknown };
    noteReached();
    // Without a figure the server is up and its database is not.
    if (typeof lagMs !== "number") return { status: "unreachable", lagMs: 0 };
    return { status: response.ok ? "ready" : "lagging", lagMs };
  } catch {
    if (!signal.aborted) noteUnreached();
    return { status: "unreachable", lagMs: 0 };
  }
}

/** Whether messages are going out as they should, in one line. */
export function DeliveryHealth() {
  const t = useTranslations("shell.health");
  const { duration } = useDurations();
  const { data } = useQuery({ queryKey: ["health"], queryFn: readHealth, refetchInterval: 10_000 });
  const status = data?.status;
  return (
    <span role="status" className="flex min-h-4 items-center gap-1.5 whitespace-nowrap">
      {status && data ? (
        <>
          <span aria-hidden className={cn("size-1.5 rounded-full", DOTS[status])} />
          {status === "lagging" ? t("behind", { lag: duration(data.lagMs) }) : t(status)}
        </>
      ) : null}
    </span>
  );
}
