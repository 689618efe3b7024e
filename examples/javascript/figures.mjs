// Reads reports as JSON, one a line, and prints what was received and what is in doubt.
//
//   node figures.mjs report.schema.json reports.ndjson
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schemaFile, reportsFile] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);
const isReport = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));

const lines = createInterface({ input: createReadStream(reportsFile), crlfDelay: Infinity });
let number = 0;
for await (const line of lines) {
  number += 1;
  const report = JSON.parse(line);
  if (!isReport(report)) {
    console.error(`${reportsFile}:${number}: ${ajv.errorsText(isReport.errors)}`);
    process.exitCode = 1;
    continue;
  }
  // A figure is a number or null: blank in print, or not read. Null is not zero. `form` says which
  // shape a table has: `applications.other` differs between "2019" and "2021".
  const received = report.applications?.new.total ?? null;
  const errors = report.diagnostics.filter((one) => one.severity === "error");
  console.log([report.year, report.agency, received ?? "?", errors.length].join("\t"));
  for (const one of errors) console.log(`\t${one.code}\t${one.path ?? ""}\tline ${one.line}`);
}
