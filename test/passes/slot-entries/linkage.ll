; The entry of a function that only this unit has is internal. Where a linker
; may choose among several units' functions, the entry is hidden, in a comdat of
; its own: this unit's direct calls find it even if another's function is kept.
; RUN: cat %s %S/../Inputs/leaf.ll > %t.ll
; RUN: sed -e 's/define ptr @leaf/define internal ptr @leaf/' -e '$a @taken = global ptr @leaf' %t.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=INTERNAL
; RUN: sed -e 's/define ptr @leaf/define private ptr @leaf/' -e '$a @taken = global ptr @leaf' %t.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=PRIVATE
; RUN: sed 's/define ptr @leaf/define hidden ptr @leaf/' %t.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=HIDDEN
; RUN: sed 's/define ptr @leaf/define protected ptr @leaf/' %t.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=PROTECTED
; RUN: sed 's/define ptr @leaf/define weak ptr @leaf/' %t.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=WEAK
; RUN: sed 's/define ptr @leaf/define weak_odr ptr @leaf/; s/ presplitcoroutine {/ presplitcoroutine comdat {/' %t.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=WEAKODR
; RUN: sed 's/define ptr @leaf/define linkonce_odr ptr @leaf/; s/ presplitcoroutine {/ presplitcoroutine comdat {/' %t.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=LINKONCE
; RUN: sed 's/define ptr @leaf/define ptr @leaf/; s/ presplitcoroutine {/ presplitcoroutine comdat {/' %t.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=STRONG
; RUN: sed -e 's/define ptr @leaf/define internal ptr @leaf/; s/ presplitcoroutine {/ presplitcoroutine comdat($other) {/' -e '$a @taken = global ptr @leaf' %t.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=GROUP

$leaf = comdat any
$other = comdat any

; INTERNAL: define internal ptr @leaf(ptr %0) prefix
; INTERNAL: define internal ptr @leaf.__uniq.slot({{.*}}) unnamed_addr #{{[0-9]+}} {
; PRIVATE: define private ptr @leaf(ptr %0) prefix
; PRIVATE: define internal ptr @leaf.__uniq.slot({{.*}}) unnamed_addr #{{[0-9]+}} {
; HIDDEN: define hidden ptr @leaf(ptr %0) prefix
; HIDDEN: define internal ptr @leaf.__uniq.slot({{.*}}) unnamed_addr #{{[0-9]+}} {
; PROTECTED: define protected ptr @leaf(ptr %0) prefix
; PROTECTED: define internal ptr @leaf.__uniq.slot({{.*}}) unnamed_addr #{{[0-9]+}} {
; WEAK: $leaf.__uniq.slot = comdat any
; WEAK: define weak ptr @leaf(ptr %0) prefix
; WEAK: define weak hidden ptr @leaf.__uniq.slot({{.*}}) unnamed_addr #{{[0-9]+}} comdat {
; WEAKODR: $leaf.__uniq.slot = comdat any
; WEAKODR: define weak_odr ptr @leaf(ptr %0) comdat prefix
; WEAKODR: define weak_odr hidden ptr @leaf.__uniq.slot({{.*}}) unnamed_addr #{{[0-9]+}} comdat {
; LINKONCE: $leaf.__uniq.slot = comdat any
; LINKONCE: define linkonce_odr ptr @leaf(ptr %0) comdat prefix
; LINKONCE: define linkonce_odr hidden ptr @leaf.__uniq.slot({{.*}}) unnamed_addr #{{[0-9]+}} comdat {
; STRONG: $leaf.__uniq.slot = comdat any
; STRONG: define ptr @leaf(ptr %0) comdat prefix
; STRONG: define hidden ptr @leaf.__uniq.slot({{.*}}) unnamed_addr #{{[0-9]+}} comdat {
; GROUP: define internal ptr @leaf(ptr %0) comdat($other) prefix
; GROUP: define internal ptr @leaf.__uniq.slot({{.*}}) unnamed_addr #{{[0-9]+}} comdat($other) {
