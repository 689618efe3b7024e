// A head sorts its table, the second time the other way round; without this script rows stay in the order in which they are written.
"use strict";
(() => {
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value ?? cell.textContent.trim();
  };
  const number = (text) => (text === "" ? -Infinity : Number(text.replace(/[,%]/g, "")));
  // The place of a head among the cells of a row: heads of the second line follow those of the first.
  const column = (head) => {
    const rows = [...head.closest("thead").rows];
    const leading = [...rows[0].cells].filter((cell) => cell.colSpan === 1).length;
    return rows.length > 1 && head.parentElement === rows[1] ? leading + head.cellIndex : head.cellIndex;
  };
  document.querySelectorAll("th[data-sort]").forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const table = head.closest("table"), place = column(head);
      const downwards = head.getAttribute("aria-sort") === "ascending";
      table.querySelectorAll("[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", downwards ? "descending" : "ascending");
      const compare = head.dataset.sort === "number"
        ? (one, other) => number(value(one, place)) - number(value(other, place)) || 0
        : (one, other) => value(one, place).localeCompare(value(other, place), "zh-CN");
      const rows = [...table.tBodies[0].rows].sort(compare);
      table.tBodies[0].append(...(downwards ? rows.reverse() : rows));
    });
  });
})();
