check("the title is the page's", document.title === "DynAsync: awaited calls");
const row = document.querySelector("#calls tr.call");
check("names are text", row.textContent.includes("<\/script><script>"));
row.click();
check("the source is text", document.querySelector("#calls pre .here").textContent
      .includes("</pre><script>document.title=4"));
check("nothing of it is an element", !document.querySelector("main img") &&
      !document.querySelector("main script") && !document.querySelector("main b[onclick]"));
check("a drawing all the same", document.querySelectorAll(".card svg").length === 1);
await next();
check("the title still is", document.title === "DynAsync: awaited calls");
