import type { Language } from "@/components/consumers/verification/languages";

interface SnippetOptions {
  /** Path of the endpoint's URL. */
  path: string;
  /** Written into the code; null: read from the environment, where a secret belongs. */
  secret: string | null;
}

/** Takes the path, and the secret as an expression of the language. */
type Snippet = (path: string, secret: string) => string;

/** How each language reads the secret from the environment. */
const FROM_ENVIRONMENT: Record<Language, string> = {
  javascript: "process.env.WEBHOOK_SECRET",
  python: 'os.environ["WEBHOOK_SECRET"]',
  csharp: 'Environment.GetEnvironmentVariable("WEBHOOK_SECRET")!',
  go: 'os.Getenv("WEBHOOK_SECRET")',
  java: 'System.getenv("WEBHOOK_SECRET")',
  rust: '&std::env::var("WEBHOOK_SECRET").unwrap()',
  kotlin: 'System.getenv("WEBHOOK_SECRET")',
  ruby: 'ENV.fetch("WEBHOOK_SECRET")',
  php: 'getenv("WEBHOOK_SECRET")',
  cli: '"$WEBHOOK_SECRET"',
};

const javascript: Snippet = (_, secret) => `import { createServer } from "node:http";
import { Webhook } from "svix";

const webhook = new Webhook(${secret});

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  try {
    webhook.verify(body, request.headers);
    console.log(JSON.parse(body).eventType);
    response.writeHead(204).end();
  } catch {
    response.writeHead(401).end();
  }
}).listen(process.env.PORT ?? 3000);`;

const python: Snippet = (path, secret) => `import json${secret.startsWith("os.") ? "\nimport os" : ""}

from flask import Flask, request
from svix.webhooks import Webhook, WebhookVerificationError

app = Flask(__name__)
webhook = Webhook(${secret})


@app.post("${path}")
def receive():
    body = request.get_data()
    try:
        webhook.verify(body, request.headers)
    except WebhookVerificationError:
        return "", 401
    print(json.loads(body)["eventType"])
    return "", 204`;

const csharp: Snippet = (path, secret) => `using Svix;
using Svix.Exceptions;

var app = WebApplication.Create(args);
var webhook = new Webhook(${secret});

app.MapPost("${path}", async (HttpRequest request) =>
{
    using var reader = new StreamReader(request.Body);
    var body = await reader.ReadToEndAsync();
    try
    {
        webhook.Verify(body, name => request.Headers[name].ToString());
        return Results.NoContent();
    }
    catch (WebhookVerificationException)
    {
        return Results.Unauthorized();
    }
});

app.Run();`;

const go: Snippet = (path, secret) => `package main

import (
	"io"
	"log"
	"net/http"${secret.startsWith("os.") ? '\n\t"os"' : ""}

	svix "github.com/svix/svix-webhooks/go"
)

func main() {
	webhook, err := svix.NewWebhook(${secret})
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("POST ${path}", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || webhook.Verify(body, r.Header) != nil {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	log.Fatal(http.ListenAndServe(":3000", nil))
}`;

const java: Snippet = (path, secret) => `import com.sun.net.httpserver.HttpServer;
import com.svix.Webhook;
import com.svix.exceptions.WebhookVerificationException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

public class Receiver {
  public static void main(String[] args) throws Exception {
    var webhook = new Webhook(${secret});
    var server = HttpServer.create(new InetSocketAddress(3000), 0);
    server.createContext("${path}", exchange -> {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
      try {
        webhook.verify(body, headers);
        exchange.sendResponseHeaders(204, -1);
      } catch (WebhookVerificationException error) {
        exchange.sendResponseHeaders(401, -1);
      }
      exchange.close();
    });
    server.start();
  }
}`;

const rust: Snippet = (path, secret) => `use axum::{body::Bytes, http::{HeaderMap, StatusCode}, routing::post, Router};
use svix::webhooks::Webhook;

async fn receive(headers: HeaderMap, body: Bytes) -> StatusCode {
    let webhook = Webhook::new(${secret}).unwrap();
    match webhook.verify(&body, &headers) {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::UNAUTHORIZED,
    }
}

#[tokio::main]
async fn main() {
    let app = Router::new().route("${path}", post(receive));
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}`;

const kotlin: Snippet = (path, secret) => `import com.sun.net.httpserver.HttpServer
import com.svix.kotlin.Webhook
import com.svix.kotlin.exceptions.WebhookVerificationException
import java.net.InetSocketAddress
import java.net.http.HttpHeaders

fun main() {
    val webhook = Webhook(${secret})
    val server = HttpServer.create(InetSocketAddress(3000), 0)
    server.createContext("${path}") { exchange ->
        val body = exchange.requestBody.readBytes().decodeToString()
        val headers = HttpHeaders.of(exchange.requestHeaders) { _, _ -> true }
        try {
            webhook.verify(body, headers)
            exchange.sendResponseHeaders(204, -1)
        } catch (error: WebhookVerificationException) {
            exchange.sendResponseHeaders(401, -1)
        }
        exchange.close()
    }
    server.start()
}`;

const ruby: Snippet = (path, secret) => `require "sinatra"
require "svix"

webhook = Svix::Webhook.new(${secret})

post "${path}" do
  headers = %w[id timestamp signature].to_h do |name|
    ["webhook-#{name}", request.env["HTTP_WEBHOOK_#{name.upcase}"]]
  end
  body = request.body.read
  begin
    webhook.verify(body, headers)
  rescue Svix::WebhookVerificationError
    halt 401
  end
  puts JSON.parse(body)["eventType"]
  status 204
end`;

const php: Snippet = (_, secret) => `<?php
require __DIR__ . "/vendor/autoload.php";

use Svix\\Exception\\WebhookVerificationException;
use Svix\\Webhook;

$webhook = new Webhook(${secret});
$body = file_get_contents("php://input");
$headers = array_change_key_case(getallheaders(), CASE_LOWER);

try {
    $webhook->verify($body, $headers);
    error_log(json_decode($body, true)["eventType"]);
    http_response_code(204);
} catch (WebhookVerificationException $error) {
    http_response_code(401);
}`;

const cli: Snippet = (_, secret) => `# sh verify.sh <webhook-id> <webhook-timestamp> <webhook-signature> < body.json
secret=${secret}
key=$(printf %s "\${secret#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')
expected=$({ printf %s.%s. "$1" "$2"; cat; } |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
case " $3 " in
  *" v1,$expected "*) echo "The signature is valid." ;;
  *) echo "The signature does not match." >&2; exit 1 ;;
esac`;

const SNIPPETS: Record<Language, Snippet> = { javascript, python, csharp, go, java, rust, kotlin, ruby, php, cli };

/**
 * A receiver that verifies every message, ready to paste. What `verify` answers is not used: some versions of the libraries
 * answer the parsed body, others nothing.
 */
export function snippetOf(language: Language, { path, secret }: SnippetOptions): string {
  // A secret is base64 with its prefix: nothing in it could end the string it stands in.
  return SNIPPETS[language](path, secret === null ? FROM_ENVIRONMENT[language] : `"${secret}"`);
}

/** The path of an endpoint's URL, where it can stand in any language's string; a plain one otherwise. */
export function snippetPath(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : "/";
  return /^[\w./~-]+$/.test(path) ? path : "/webhooks";
}
