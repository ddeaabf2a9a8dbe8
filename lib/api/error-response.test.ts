import { describe, expect, test } from "vitest";
import { errorAnswer, isDatabaseAway } from "@/lib/api/error-response";
import { AppError } from "@/lib/errors";
import { invalid } from "@/lib/validation";

const withCode = (message: string, code: string, cause?: unknown) => Object.assign(new Error(message, { cause }), { code });

describe("the error object", () => {
  test("is Codat's, property for property", () => {
    const issue = { itemId: "events[499].eventType", message: "unknown", validatorName: "event_type" };
    expect(errorAnswer(invalid([issue]), "abc")).toEqual({
      status: 400,
      unexpected: false,
      body: {
        statusCode: 400,
        service: "Postrider",
        error: "events[499].eventType: unknown",
        correlationId: "abc",
        validation: { errors: [issue], warnings: [] },
        canBeRetried: "False",
        detailedErrorCode: 4000,
      },
    });
    expect(errorAnswer(new AppError("not_found", "Message not found."), "abc").body).toMatchObject({ statusCode: 404, validation: null });
  });

  test("names twenty culprits at most", () => {
    const issues = Array.from({ length: 30 }, (_, n) => ({ itemId: `events[${n}]`, message: "bad", validatorName: "x" }));
    expect(errorAnswer(new AppError("validation", "bad", issues), "").body.validation?.errors).toHaveLength(20);
  });

  test("says nothing of an error of our own", () => {
    const { status, body, unexpected } = errorAnswer(new Error('relation "secrets" does not exist'), "abc");
    expect({ status, unexpected }).toEqual({ status: 500, unexpected: true });
    expect(JSON.stringify(body)).not.toContain("secrets");
    expect(body).toMatchObject({ canBeRetried: "True", correlationId: "abc" });
  });

  test("is 503 while the database is away", () => {
    expect(errorAnswer(withCode("connect ECONNREFUSED 10.0.0.1:5432", "ECONNREFUSED"), "").body).toMatchObject({
      statusCode: 503,
      canBeRetried: "True",
    });
    expect(JSON.stringify(errorAnswer(withCode("connect ECONNREFUSED 10.0.0.1:5432", "ECONNREFUSED"), "").body)).not.toContain("10.0.0.1");
  });
});

test("a database that is away is told from a statement that is wrong", () => {
  for (const error of [
    withCode("terminating connection due to administrator command", "57P01"),
    withCode("too many clients", "53300"),
    withCode("connection failure", "08006"),
    withCode("canceling statement due to statement timeout", "57014"),
    new Error("Connection terminated unexpectedly"),
    new Error("Query read timeout"),
    new Error("Client has encountered a connection error and is not queryable"),
    new Error("wrapped", { cause: withCode("refused", "ECONNREFUSED") }),
    withCode("Transaction API error", "P2028"),
  ]) {
    expect(isDatabaseAway(error), error.message).toBe(true);
  }
  for (const error of [
    withCode("syntax error", "42601"),
    withCode("duplicate key", "23505"),
    new Error("Cannot read properties of undefined"),
    "text",
    undefined,
  ]) {
    expect(isDatabaseAway(error)).toBe(false);
  }
});
