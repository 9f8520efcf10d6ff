//===- Contract.h - Every name and number of the contract -------*- C++ -*-===//
//
// The one place for attribute names, symbols and magic numbers that front ends,
// passes and the verifier share. docs/contract.md specifies what they mean.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_CONTRACT_H
#define DYNASYNC_CONTRACT_H

#include <cstdint>

namespace dynasync {

/// Function or call-site attribute whose value names a strategy: "nested",
/// "inline(512)", "box", on a call also "elide" (Options.h has them all). On a
/// call it also promises that the callee's frame is dead when the caller's full
/// expression ends.
constexpr char StrategyAttr[] = "dynasync";

/// Call-site attribute: the strategy that the callee's interface asks for,
/// weaker than the caller's own and stronger than the module's. No promise.
constexpr char TraitAttr[] = "dynasync-trait";

/// Function attribute: no awaited call in it may reach an allocator.
constexpr char NoHeapAttr[] = "dynasync-no-heap";

/// Call-site attribute: the slot in this call's bundle is one that the source
/// brought, not one that a pass made.
constexpr char BroughtAttr[] = "dynasync-brought";

/// Call-site attribute: a callee that takes no slot traps.
constexpr char OrTrapAttr[] = "dynasync-or-trap";

/// Function attribute on a slot entry (`F.slot`); its value is empty, or
/// FastPathDone when the way to the allocator has been split off.
constexpr char SlotEntryAttr[] = "dynasync-slot-entry";
constexpr char FastPathDone[] = "fast-path";

/// Function attribute on the slot entry of a coroutine with one awaited call:
/// its child slot is offered to one frame at a time, and may be handed on.
constexpr char OneAwaitAttr[] = "dynasync-one-await";

/// Function attribute on the slot entry of a coroutine of a module without an
/// allocator whose own memory comes with its arguments.
constexpr char PlacedAttr[] = "dynasync-placed";

/// Call-site attribute on both halves of a lowered call: do not lower again.
constexpr char LoweredAttr[] = "dynasync-lowered";

/// Operand bundle `[ "dynasync.slot"(ptr S) ]`: make this call with slot S.
constexpr char SlotBundle[] = "dynasync.slot";

/// Named metadata whose operands are strings of module options, such as
/// `!{!"slot=2048;strategy=nested"}`.
constexpr char OptionsMetadata[] = "dynasync.options";

/// Call-site attribute: the name of the variable in which this call is counted.
constexpr char ProfileSiteAttr[] = "dynasync-profile-site";

/// What a module with profile=yes takes from the library that counts
/// (runtime/profile.c): the call that is being made, a thread's own; a unit's
/// registration; a root's beginning and end; a frame that reaches further into
/// a tail than those before; a root's keeper.
constexpr char ProfileSiteSymbol[] = "__dynasync_profile_site_v1";
constexpr char ProfileRegisterSymbol[] = "__dynasync_profile_register_v1";
constexpr char ProfileRootSymbol[] = "__dynasync_profile_root_v1";
constexpr char ProfileRootEndSymbol[] = "__dynasync_profile_root_end_v1";
constexpr char ProfileReachSymbol[] = "__dynasync_profile_reach_v1";
constexpr char ProfileKeepSymbol[] = "__dynasync_profile_keep_v1";
/// A unit's own way to the last but one of these.
constexpr char ProfileTellSymbol[] = "__dynasync_profile_tell_v1";
/// And the variables that it makes: records of calls and roots, and the unit's.
constexpr char ProfileSitePrefix[] = "dynasync.profile.site";
constexpr char ProfileRootPrefix[] = "dynasync.profile.root";
constexpr char ProfileUnitPrefix[] = "dynasync.profile.unit";
/// The version of records and of the file that is written.
constexpr uint64_t ProfileVersion = 1;
/// Roots are counted in so many classes of what they need.
constexpr unsigned ProfileClasses = 32;

/// Prefixes of `[[clang::annotate]]` texts: on a function, a strategy; on the
/// variable that dynasync/module.h defines, module options.
constexpr char FunctionAnnotation[] = "dynasync:";
constexpr char ModuleAnnotation[] = "dynasync-module:";
/// On a function, the attribute NoHeapAttr.
constexpr char NoHeapAnnotation[] = "dynasync-no-heap";
/// On a function through which a task goes on its way to co_await: the
/// strategy of the call that made the task, or that it lies in the storage that
/// the function's first argument begins with.
constexpr char CallAnnotation[] = "dynasync-call:";
constexpr char CallIn[] = "in";
constexpr char CallInOrTrap[] = "in-or-trap";
/// Prefix of an assumption (`"llvm.assume"`) on a call: what its callee's
/// interface asks for, with the place in the source behind an @.
constexpr char InterfaceAssumption[] = "dynasync:";

/// Named metadata that describes native vtables, whose entries the passes
/// replace by shims: !{ptr @vtable, !"name", !entry...}, each entry
/// !{i32 operand, !"method", !"kind", ptr @result-vtable or null, !"params"}.
constexpr char VTablesMetadata[] = "dynasync.vtables";
/// Kinds of entries: a coroutine; a function that returns a value of a type the
/// caller does not know; one whose result stays as it is; a coroutine behind a
/// function pointer that takes no slot.
constexpr char KindAsync[] = "async";
constexpr char KindValue[] = "value";
constexpr char KindPlain[] = "plain";
constexpr char KindReify[] = "reify";
/// Parameters of an entry: as they are; by value, behind a pointer for the
/// caller; the same for a value that is a pointer; a first-class {data, vtable,
/// owner}, three scalars for the caller.
constexpr char ParamRef[] = "ref";
constexpr char ParamValue[] = "value";
constexpr char ParamPointer[] = "pointer";
constexpr char ParamDyn[] = "dyn";

/// Named metadata: !{ptr @alloc, ptr @dealloc}, the module's allocator.
constexpr char AllocatorMetadata[] = "dynasync.allocator";

/// Call-site attribute: the callee is a native vtable's entry, which takes the
/// slot as its last argument. With the value NativePlain it takes none.
constexpr char NativeAttr[] = "dynasync-native";
constexpr char NativePlain[] = "plain";

/// Operand bundle `[ "dynasync.arg"(i32 K, ptr %vtable, ptr %owner) ]` on a
/// native call: argument K goes as (data, vtable, owner).
constexpr char ArgumentBundle[] = "dynasync.arg";

/// Owner of a value that nobody has to release. A null owner is a box of the
/// module's allocator, any other the slot to give back.
constexpr uint64_t NothingToRelease = 1;

/// What front ends call when the owner of a value has dropped it:
/// void (ptr data, ptr owner, word size, word align).
constexpr char ReleaseSymbol[] = "__dynasync_release_v1";

/// Operand bundle `[ "dynasync.framed"(word %size, ptr %callee, ptr %refused)
/// ]` on a native call: the entry makes its frame in memory that the caller
/// provides, %size bytes, as the vtable says; %callee is a dynasync_callee (or
/// null), %refused the result where a keeper refuses.
constexpr char FramedBundle[] = "dynasync.framed";

/// Function attribute on such an entry. Where the size is known, the variable
/// that stands for it has it too, with the size.
constexpr char FramedAttr[] = "dynasync-framed";

/// Operand bundle `[ "dynasync.frame"(ptr %alloca) ]` on a call of strategy
/// elide: the callee's frame takes this alloca's place (and lifetime).
constexpr char FrameBundle[] = "dynasync.frame";

/// Function attribute on a function that makes a coroutine's frame in memory of
/// its caller; its value is ElidedPending until the frame's size is known.
constexpr char ElidedAttr[] = "dynasync-elided";
constexpr char ElidedPending[] = "pending";

/// Function attribute on functions, no coroutines, with such calls.
constexpr char ElidesAttr[] = "dynasync-elides";

/// Operand bundle `[ "dynasync.sealed"(ptr @F, ptr @G...) ]` on a call of
/// strategy sealed: the implementers that are known. An integer in front of
/// them says which of them the call reaches.
constexpr char SealedBundle[] = "dynasync.sealed";

/// Function attribute on a function that returns the room which the known
/// implementers of a sealed call need; its value is RoomPending until that is
/// known.
constexpr char RoomAttr[] = "dynasync-room";
constexpr char RoomPending[] = "pending";

/// Function attribute on the slot entry of a coroutine with child slots: how
/// many bytes it asks for behind its frame, with their headers.
constexpr char TailAttr[] = "dynasync-tail";

/// Function attribute on parts of split coroutines: where the frame's fields
/// begin, and where it ends, for FastPathPass.
constexpr char FrameLayoutAttr[] = "dynasync-frame-layout";

/// Function attribute on coroutines and their parts: while one runs, nobody
/// else accesses its frame. The front end says so, or it has no promise.
constexpr char PrivateFrameAttr[] = "dynasync-private-frame";

/// Function attribute on coroutines and their parts: where in the frame the
/// promise ends, or the two function pointers if there is none.
constexpr char PromiseEndAttr[] = "dynasync-promise-end";

/// Suffixes of the symbols of shims and of such functions; see below.
constexpr char ShimSuffix[] = ".__uniq.shim";
constexpr char ElidedSuffix[] = ".__uniq.elided";
/// And of variables that hide a callee from the call graph for a while.
constexpr char HiddenSuffix[] = ".__uniq.hidden";
/// And of functions with RoomAttr.
constexpr char RoomSuffix[] = ".__uniq.room";

/// And of functions with FramedAttr, and of the symbols whose addresses are the
/// sizes of their frames.
constexpr char FramedSuffix[] = ".__uniq.framed";
constexpr char FrameSizeSuffix[] = ".__uniq.size";

/// Suffix of a slot entry's symbol. Without ".__uniq.", the profile's symbol
/// table would take F.slot for another name of F (InstrProfSymtab: canonical
/// names end at the first dot), and clang could not promote calls to F.
constexpr char SlotEntrySuffix[] = ".__uniq.slot";

/// Constant that stands for "no slot"; private to each unit.
constexpr char EmptySlotSymbol[] = "dynasync.empty.slot";

/// Helpers that units emit once each (linkonce_odr, hidden).
constexpr char KeepSymbol[] = "__dynasync_keep_v1";
/// The same with two more words in a block, for the profile.
constexpr char ProfiledKeepSymbol[] = "__dynasync_profiled_keep_v1";
constexpr char DropSymbol[] = "__dynasync_drop_v1";
constexpr char DropSizedSymbol[] = "__dynasync_drop_sized_v1";
constexpr char TailSymbol[] = "__dynasync_tail_v1";
constexpr char HandOnSymbol[] = "__dynasync_hand_on_v1";
constexpr char LeaveSymbol[] = "__dynasync_leave_v1";
constexpr char LeaveKeptSymbol[] = "__dynasync_leave_kept_v1";
constexpr char CacheSymbol[] = "__dynasync_cache_v1";
constexpr char CacheDropSymbol[] = "__dynasync_cache_drop_v1";
constexpr char CacheDropSizedSymbol[] = "__dynasync_cache_drop_sized_v1";
constexpr char CacheFreeSymbol[] = "__dynasync_cache_free_v1";
constexpr char CacheFreeSizedSymbol[] = "__dynasync_cache_free_sized_v1";
constexpr char TrapSymbol[] = "__dynasync_trap_v1";
constexpr char RefuseSymbol[] = "__dynasync_refuse_v1";
constexpr char OrTrapSymbol[] = "__dynasync_or_trap_v1";
constexpr char TrappedSymbol[] = "__dynasync_trapped_v1";
/// Memory that a caller provides for a frame; what becomes of it after the
/// call, and when the frame is destroyed.
constexpr char ProvideSymbol[] = "__dynasync_provide_v1";
constexpr char SettleSymbol[] = "__dynasync_settle_v1";
constexpr char DisposeSymbol[] = "__dynasync_dispose_v1";
/// Suffixes of variables: a keeper whose `grow` this is, and a slot without
/// room that has it.
constexpr char KeeperSuffix[] = ".__uniq.keeper";
constexpr char KeeperSlotSuffix[] = ".__uniq.keeper.slot";

/// What a program may define to hear of a trap (slot.h).
constexpr char TrappedHook[] = "dynasync_trapped";

/// Flags of a callee that asks a keeper: Refused is an answer; nothing may be
/// thrown.
constexpr uint64_t CalleeCanFail = 1;
constexpr uint64_t CalleeNoThrow = 2;
/// A keeper's answer to a callee that can fail.
constexpr uint64_t Refused = 1;

/// Publication: 16 bytes of prefix data before a function. Its last word is
/// the distance from the function to its slot entry; the 32 bits before that
/// are the magic number, and before these the version.
constexpr uint32_t PublicationMagic = 0x96d7ea07;
constexpr uint32_t AbiVersion = 1;

/// Storage for awaited callees that the root of a chain asks for with its own
/// frame, in bytes, unless told otherwise. docs/design.md has the figures.
constexpr uint64_t DefaultSlotSize = 1024;

/// A frame has a slot for each of its callees that may be alive at once, up to
/// so many.
constexpr unsigned MaxChildSlots = 8;

/// Kept blocks double with depth up to this size, in bytes.
constexpr uint64_t MaxKeptBlock = 64 * 1024;

/// Upper bound for a slot size that a user may ask for.
constexpr uint64_t MaxSlotSize = uint64_t(1) << 30;

/// Pass name of all remarks.
constexpr char RemarkPass[] = "dynasync";

} // namespace dynasync

#endif // DYNASYNC_CONTRACT_H
