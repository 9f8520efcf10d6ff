const made = () => document.querySelectorAll("#calls tr.call").length;
check("a part", made() === 300);
check("of all", document.getElementById("shown").textContent === "1,000 calls");
const more = document.getElementById("more");
check("the rest is offered", !more.hidden && more.textContent === "Show 700 more");
more.click();
check("all", made() === 1000 && more.hidden);
check("no source was found", (document.querySelector("#calls tr.call").click(),
      document.querySelector(".details").textContent.includes("was not found")));
document.getElementById("text").value = "unit7.cpp";
document.getElementById("text").dispatchEvent(new Event("input", {bubbles: true}));
check("found among many", made() === 100);
