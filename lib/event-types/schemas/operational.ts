import { DISABLED_REASONS } from "@/lib/consumers/schema";
import { ATTEMPT_ERROR_CODES } from "@/lib/delivery/schema";
import { dateTime, integer, type JsonSchema, nullable, object, text, uri, uuid } from "@/lib/event-types/json-schema";

const endpoint = {
  webhookId: uuid("Identifies the endpoint, as in the API."),
  url: text("Its URL, without the query."),
  description: nullable(text("Its description.")),
};

const lastError = nullable(
  object(
    "The latest failed attempt.",
    {
      code: nullable(text("What went wrong: stable, for programs.", { enum: ATTEMPT_ERROR_CODES })),
      status: nullable(integer("Status of the response, where there was one.")),
      message: nullable(text("What went wrong and what to do about it, for people.")),
      at: dateTime("When the attempt began."),
    },
    ["code", "status", "message", "at"],
  ),
);

const trouble = {
  failingSince: nullable(dateTime("The first failure since the last success.")),
  failedAttempts: integer("Attempts that failed since then."),
  waitingMessages: integer("Messages with attempts left; 10,000 stands for any more."),
  lastError,
};

/** @param properties all of them required, beside the endpoint and what to do */
function payload(description: string, properties: Record<string, JsonSchema>): JsonSchema {
  const all = {
    ...endpoint,
    ...properties,
    nextStep: text("What to do about it, for people."),
    links: object("Where to go on.", { portal: uri("The page about it in the portal.") }, ["portal"]),
  };
  return object(description, all, Object.keys(all));
}

export const failingPayload = payload("An endpoint that only fails.", {
  ...trouble,
  failingHours: integer("The hours it had been failing for when this was told: 24, 72 or 96 at least."),
  disablesAt: dateTime("When it will be disabled unless an attempt succeeds."),
});

export const disabledPayload = payload("An endpoint that gets no more messages.", {
  reason: text(
    "`failing`: it failed for five days. `gone`: it answered 410. `user`: someone of yours did it. `operator`: the operator did.",
    {
      enum: DISABLED_REASONS,
    },
  ),
  disabledAt: dateTime("When it was disabled."),
  ...trouble,
});

export const recoveredPayload = payload("An endpoint that works again.", {
  failingSince: nullable(dateTime("When it began to fail.")),
  recoveredAt: dateTime("When the attempt began that succeeded."),
});

export const exhaustedPayload = payload("A message that will not be tried again by itself.", {
  messageId: text("Identifies the message: `webhook-id`."),
  eventId: text("The publisher's id of its event."),
  eventType: text("The type of its event."),
  companyId: nullable(uuid("Identifies the company it is about.")),
  acceptedAt: dateTime("When it was accepted."),
  attempts: integer("Attempts made, all of them failed."),
  lastError,
});

export const certificatePayload = payload("A client certificate that runs out.", {
  certificate: object(
    "The certificate the endpoint's attempts identify themselves with.",
    {
      subject: text("Whom it is for."),
      issuer: text("Who issued it."),
      serialNumber: text("Its serial number."),
      fingerprint256: text("Its SHA-256 fingerprint."),
      notAfter: dateTime("Until when it is valid."),
    },
    ["subject", "issuer", "serialNumber", "fingerprint256", "notAfter"],
  ),
  daysLeft: integer("Whole days until then."),
});
