import { describe, expect, test } from "vitest";
import { readConfig } from "@/services/config.mjs";

const broker = { PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "secret" };

describe("the configuration", () => {
  test("asks for the embedded services when the environment names none", () => {
    expect(readConfig({})).toEqual({ port: 3000, database: null, broker: false });
    expect(readConfig({ PORT: "", DATABASE_URL: "", PUSHER_KEY: "" })).toEqual(readConfig({}));
  });

  test("takes a database and a broker from the environment", () => {
    const database = "postgresql://me:secret@db.example.com/matinee";
    const env = { ...broker, PUSHER_CLUSTER: "eu", DATABASE_URL: database, PORT: "8080" };
    expect(readConfig(env)).toEqual({ port: 8080, database, broker: true });
    expect(readConfig({ ...broker, PUSHER_HOST: "ws.example.com" }).broker).toBe(true);
  });

  test.each([
    [{ PUSHER_KEY: "key", PUSHER_HOST: "h" }, "PUSHER_APP_ID, PUSHER_SECRET missing"],
    [broker, "PUSHER_CLUSTER or PUSHER_HOST missing"],
    [
      { PUSHER_PORT: "6001" },
      "PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET, PUSHER_CLUSTER or PUSHER_HOST missing",
    ],
  ])("refuses half a broker and names what is missing: %j", (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  test.each(["0", "65536", "80.5", "http", "-1"])("refuses %s as a port", (PORT) => {
    expect(() => readConfig({ PORT })).toThrow(`PORT is "${PORT}"`);
  });

  test("refuses a database that is not PostgreSQL", () => {
    expect(() => readConfig({ DATABASE_URL: "mysql://localhost/matinee" })).toThrow("DATABASE_URL");
  });
});
