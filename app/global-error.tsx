"use client";

/** Stands in for the root layout when that itself fails, so it brings its own look. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body style={page}>
        <title>Something went wrong · Matinee</title>
        <main>
          <h1 style={{ fontSize: "1.75rem", marginBottom: "0.75rem" }}>The house lights are on</h1>
          <p style={{ marginBottom: "1.5rem", color: "#b5b3ba" }}>Something went wrong on our side.</p>
          <button type="button" onClick={reset} style={button}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}

const page = {
  display: "grid",
  placeItems: "center",
  minHeight: "100dvh",
  margin: 0,
  padding: "1.5rem",
  textAlign: "center",
  fontFamily: "system-ui, sans-serif",
  color: "#f6f5f4",
  background: "#0a0a0d",
} as const;

const button = {
  padding: "0.75rem 1.5rem",
  border: 0,
  borderRadius: "99rem",
  font: "inherit",
  fontWeight: 600,
  color: "#1f1006",
  background: "#f9a36c",
  cursor: "pointer",
} as const;
