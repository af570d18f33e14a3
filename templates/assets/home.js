// Draws the charts of the first page from the data beside them, keeps the ages going, and sees to it
// that nothing jumps when a part of the page is replaced. Where no script runs, the tables say the same.
(function () {
  "use strict";
  var live = document.getElementById("live");
  var ahead = live.dataset.now - Date.now();
  var charts = new Map();
  var source = null;
  var kept = null;

  // One mark for each row of numbers, so that colour is not the only difference.
  var looks = {
    stacked: [["good", "plain"], ["accent", "level"], ["wait", "dots"], ["bad", "slant"], ["quiet", "grid"]],
    times: [["accent", [], "circle"], ["accent", [6, 4], "triangle"], ["wait", [], "rect"], ["wait", [6, 4], "rectRot"]],
    bars: [["bad", "slant"]]
  };

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function fill(name, mark) {
    var tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    var pen = tile.getContext("2d");
    pen.fillStyle = colour(name);
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = pen.fillStyle = colour("panel");
    pen.lineWidth = 1.4;
    pen.beginPath();
    if (mark === "level" || mark === "grid") { pen.moveTo(0, 4); pen.lineTo(8, 4); }
    if (mark === "grid") { pen.moveTo(4, 0); pen.lineTo(4, 8); }
    if (mark === "slant") { pen.moveTo(-2, 2); pen.lineTo(2, -2); pen.moveTo(0, 8); pen.lineTo(8, 0); pen.moveTo(6, 10); pen.lineTo(10, 6); }
    if (mark === "dots") { pen.fillRect(1, 1, 2, 2); pen.fillRect(5, 5, 2, 2); }
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  }

  function took(millis) {
    if (millis < 1000) return Math.round(millis) + " ms";
    if (millis < 10000) return (millis / 1000).toFixed(1).replace(".0", "") + " s";
    return age(millis);
  }

  function age(millis) {
    var seconds = Math.max(0, Math.floor(millis / 1000));
    if (seconds < 90) return seconds + " s";
    if (seconds < 90 * 60) return Math.floor(seconds / 60) + " min";
    return seconds < 48 * 3600 ? Math.floor(seconds / 3600) + " h" : Math.floor(seconds / 86400) + " days";
  }

  function rows(data) {
    return data.series.map(function (one, i) {
      var look = looks[data.kind][i];
      if (data.kind !== "times") {
        return { label: one.name, data: one.values, backgroundColor: fill(look[0], look[1]), borderColor: colour(look[0]), borderWidth: 1, maxBarThickness: 28 };
      }
      return { label: one.name, data: one.values.map(function (v) { return v === null ? null : Math.max(1, v); }), borderColor: colour(look[0]), backgroundColor: colour("panel"),
        borderDash: look[1], pointStyle: look[2], borderWidth: 2, pointRadius: 4, pointBorderWidth: 2, spanGaps: false };
    });
  }

  function options(data) {
    var count = { beginAtZero: true, stacked: data.kind === "stacked", ticks: { precision: 0, color: colour("soft") }, grid: { color: colour("line") }, border: { display: false } };
    var names = { stacked: data.kind === "stacked", ticks: { color: colour("soft"), maxRotation: 0, autoSkipPadding: 12 }, grid: { display: false } };
    var times = { type: "logarithmic", grid: { color: colour("line") }, border: { display: false },
      ticks: { color: colour("soft"), callback: function (v) { return Number.isInteger(Math.log10(v)) ? took(v) : ""; } } };
    var across = data.kind === "bars";
    return {
      animation: false, responsive: true, maintainAspectRatio: false, indexAxis: across ? "y" : "x",
      interaction: { mode: "index", intersect: false, axis: across ? "y" : "x" },
      scales: across ? { x: count, y: Object.assign(names, { ticks: { color: colour("ink"), autoSkip: false } }) } : { x: names, y: data.kind === "times" ? times : count },
      plugins: {
        legend: { display: !across, position: "bottom", align: "start", labels: { color: colour("ink"), boxWidth: data.kind === "times" ? 8 : 16, boxHeight: data.kind === "times" ? 8 : 12, usePointStyle: data.kind === "times" } },
        tooltip: { callbacks: data.kind === "times" ? { label: function (at) { return at.dataset.label + " " + took(at.parsed.y); } } : {} }
      }
    };
  }

  function draw(figure) {
    var data = JSON.parse(figure.querySelector(".data script").textContent);
    var plot = figure.querySelector(".plot");
    if (charts.has(figure)) {
      charts.get(figure).destroy();
      charts.delete(figure);
    }
    plot.hidden = data.empty;
    if (!data.empty) {
      charts.set(figure, new Chart(plot.firstElementChild, { type: data.kind === "times" ? "line" : "bar", data: { labels: data.labels, datasets: rows(data) }, options: options(data) }));
    }
  }

  function drawAll() {
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    live.querySelectorAll("figure.chart").forEach(draw);
  }

  function count() {
    live.querySelectorAll("time.ago").forEach(function (time) {
      var text = age(Date.now() + ahead - Date.parse(time.dateTime));
      if (time.textContent !== text) time.textContent = text;
    });
  }

  // What somebody had chosen or opened in a part is so again in the new one.
  function keep(event) {
    var at = document.activeElement;
    kept = {
      open: Array.from(event.target.querySelectorAll("details[open]"), function (it) { return it.id; }),
      focus: event.target.contains(at) ? (at.tagName === "A" ? 'a[href="' + CSS.escape(at.getAttribute("href")) + '"]' : at.closest("details") ? "#" + at.closest("details").id + " " + at.tagName.toLowerCase() : null) : null
    };
  }

  function restore(event) {
    kept.open.forEach(function (id) {
      var it = document.getElementById(id);
      if (it) it.open = true;
    });
    var focus = kept.focus && event.target.querySelector(kept.focus);
    if (focus) focus.focus({ preventScroll: true });
    var figure = event.target.closest("figure.chart");
    if (figure) draw(figure);
    count();
  }

  drawAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  setInterval(count, 1000);
  live.addEventListener("htmx:sseBeforeMessage", keep);
  live.addEventListener("htmx:sseMessage", restore);
  live.addEventListener("htmx:sseOpen", function (event) { source = event.detail.source; });
  live.addEventListener("htmx:sseClose", function (event) {
    if (event.detail.type === "message") {
      source = null;
      document.getElementById("ended").hidden = false;
    }
  });
  // A page that nobody sees hears nothing; seen again, it asks for what it missed.
  document.addEventListener("visibilitychange", function () {
    if (source && document.hidden) {
      source.close();
    } else if (source && source.readyState === EventSource.CLOSED) {
      source.dispatchEvent(new Event("error"));
    }
  });
})();
