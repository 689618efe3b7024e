// Choosing a figure or a problem shows its places; without this script their links lead there, too.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const said = (zh, en) => (root.dataset.language === "en" ? en : zh);
  const statuses = { pass: ["符合", "holds"], fail: ["不符", "fails"], undecided: ["无法判断", "undecided"] };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const article = (report) => document.getElementById(`r${report}`);
  const line = (report, number) => document.getElementById(`r${report}-L${number}`);
  const withPath = (report, name, path) => article(report).querySelectorAll(`${name}[data-path="${CSS.escape(path)}"]`);

  const clear = () => document.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
  const show = (report, number) => {
    const found = line(report, number);
    if (!found) return;
    found.classList.add("chosen");
    const list = found.closest(".lines");
    // Twice, for what comes into sight is as high as it is only then.
    for (let time = 0; time < 2; time += 1) {
      list.scrollTop += found.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
    }
    if (list.clientHeight >= list.scrollHeight) found.scrollIntoView({ block: "center" });
  };
  const mark = (report, path) => {
    withPath(report, "mark", path).forEach((one) => one.classList.add("chosen"));
    withPath(report, "td a", path).forEach((one) => one.parentElement.classList.add("chosen"));
  };

  const facts = (pairs) => {
    const list = element("dl");
    for (const [name, value] of pairs) if (value !== "") list.append(element("dt", name), element("dd", value));
    return list;
  };
  const reckoned = (check) => check.terms.map((term, place) =>
    `${place || term.sign === "-" ? ` ${term.sign} ` : ""}${term.value || "—"}${term.of !== "previous" ? "" : `(${term.year || said("上年", "last year")})`}`).join("");
  const rule = (check) => {
    const item = element("li");
    const [zh, en] = statuses[check.status];
    item.append(element("strong", `${check.status === "fail" ? "✖ " : ""}${said(zh, en)}`), ` ${check.label} `, element("code", check.rule));
    const values = [`${said("公布", "published")} ${check.published || "—"}`, `${said("计算", "computed")} ${check.computed || "—"}`];
    if (check.terms.length > 1 || (check.terms.length && check.terms[0].of === "previous")) values.push(`= ${reckoned(check)}`);
    item.append(element("br"), values.join(" · "));
    return item;
  };
  let again = () => {};  // what shows the detail that is open, in the other language
  const open = (report, ...children) => {
    const section = article(report).querySelector(".detail");
    section.hidden = false;
    section.querySelector(".shown").replaceChildren(...children);
  };

  const chooseFigure = (report, path) => {
    again = () => chooseFigure(report, path);
    const own = data[report], figure = own.figures[path];
    clear();
    mark(report, path);
    if (figure.line) show(report, figure.line);
    const rules = element("ul");
    figure.checks.map((place) => own.checks[place])
      .sort((one, other) => (other.status === "fail") - (one.status === "fail"))
      .forEach((check) => rules.append(rule(check)));
    const problems = element("ul");
    figure.problems.forEach((place) => problems.append(element("li", own.problems[place].message)));
    open(report, element("strong", figure.label), facts([
      [said("数值", "figure"), figure.text ? `${figure.text} ${figure.unit || own.figures[figure.unit_path]?.text || ""}`.trim() : "—"],
      [said("原文", "as printed"), figure.printed || "—"],
      [said("位置", "place"), figure.line ? said(`第 ${figure.line} 行第 ${figure.column} 列`, `line ${figure.line}, column ${figure.column}`) : "—"],
      [said("文件中", "in the file"), figure.in_file],
      [said("路径", "path"), path],
    ]), problems, rules);
  };
  const chooseProblem = (report, number) => {
    again = () => chooseProblem(report, number);
    const problem = data[report].problems[number];
    clear();
    const places = element("ul");
    if (problem.path) mark(report, problem.path);
    [...problem.places].reverse().forEach((place) => {
      if (!place.source) {
        show(report, place.line);
        if (place.path) mark(report, place.path);
      }
    });
    problem.places.forEach((place) => {
      const where = place.line ? said(`第 ${place.line} 行`, `line ${place.line}`) : "";
      places.append(element("li", [place.source || "", where, place.message].filter(Boolean).join(" · ")));
    });
    article(report).querySelectorAll(`.problem[data-problem="${number}"]`).forEach((one) => one.parentElement.classList.add("chosen"));
    open(report, element("strong", problem.message), facts([[said("代码", "code"), problem.code], [said("建议", "hint"), problem.hint], [said("路径", "path"), problem.path || ""]]), places);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-path], [data-problem], [data-line]");
    if (!link) return;
    const report = Number(link.dataset.report ?? link.closest("[data-report]").dataset.report);
    if (link.dataset.problem !== undefined) chooseProblem(report, Number(link.dataset.problem));
    else if (link.dataset.line !== undefined) { clear(); show(report, Number(link.dataset.line)); }
    else {
      if (link.dataset.report !== undefined) article(report).scrollIntoView();
      chooseFigure(report, link.dataset.path);
    }
    event.preventDefault();
  });
  // Arrow keys go from figure to figure within a table.
  document.addEventListener("keydown", (event) => {
    const cell = event.target.closest?.("td.figure");
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (!cell || !(event.key in steps)) return;
    const links = [...cell.closest("table").querySelectorAll("td.figure a")];
    links[links.indexOf(event.target) + steps[event.key]]?.focus();
    event.preventDefault();
  });
  document.querySelectorAll("[data-filter]").forEach((box) => box.addEventListener("change", () => {
    const list = box.closest(".problems").querySelectorAll(`li[data-severity="${box.dataset.filter}"]`);
    list.forEach((one) => { one.hidden = !box.checked; });
  }));
  const button = document.getElementById("language");
  button.addEventListener("click", () => {
    const english = root.dataset.language !== "en";
    root.dataset.language = english ? "en" : "zh";
    root.lang = english ? "en" : "zh-CN";
    again();
    button.textContent = english ? "中文" : "English";
    button.lang = english ? "zh-CN" : "en";
  });
})();
