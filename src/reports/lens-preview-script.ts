/** The rule evaluator of the preview page: conditions as nested lists, e.g. `["and",["choice","a"],["not",["choice","b"]]]`. */
export const RISK_OF = `function riskOf(rules,selected){
function holds(c){
switch(c[0]){
case"default":return true;
case"choice":return selected.has(c[1]);
case"not":return!holds(c[1]);
case"and":return c.slice(1).every(holds);
default:return c.slice(1).some(holds);
}}
const rule=rules.find(function(r){return holds(r[0])});
return rule?rule[1]:"UNANSWERED";
}`;

/** What the preview page runs: shows the risk of each question as boxes are ticked, and counts them. */
export const PREVIEW_SCRIPT = `(function(){"use strict";
${RISK_OF}
const words={HIGH_RISK:"high risk",MEDIUM_RISK:"medium risk",NO_RISK:"no risk",UNANSWERED:"unanswered"};
const tones={HIGH_RISK:"high",MEDIUM_RISK:"medium",NO_RISK:"none",UNANSWERED:"unknown"};
const questions=Array.from(document.querySelectorAll("fieldset[data-rules]"),function(field){
return{field:field,rules:JSON.parse(field.dataset.rules),boxes:Array.from(field.querySelectorAll("input")),chip:field.querySelector("output")};});
function show(){
const counts={HIGH_RISK:0,MEDIUM_RISK:0,NO_RISK:0,UNANSWERED:0};
for(const q of questions){
const selected=new Set(q.boxes.filter(function(b){return b.checked}).map(function(b){return b.value}));
const risk=selected.size===0?"UNANSWERED":riskOf(q.rules,selected);
counts[risk]+=1;
if(q.chip.textContent!==words[risk]){q.chip.textContent=words[risk];q.chip.className="chip tone-"+tones[risk];}}
for(const risk of Object.keys(counts)){const cell=document.getElementById("count-"+risk);if(cell)cell.textContent=counts[risk];}
}
document.addEventListener("change",function(event){
const box=event.target,field=box.closest&&box.closest("fieldset[data-rules]");
if(field&&box.checked){
const isNone=box.hasAttribute("data-none");
field.querySelectorAll("input").forEach(function(other){if(other!==box&&(isNone||other.hasAttribute("data-none")))other.checked=false;});}
show();});
document.addEventListener("reset",function(){setTimeout(show,0)});
show();})();`;
