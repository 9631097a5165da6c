import EventsAPI
import Testing

struct EntitySelectorTests {
    @Test
    func `the outermost type and ids are found without their quotes`() throws {
        let text = #"entityId("HOST-0123456789ABCDEF",HOST-FEDCBA9876543210),type("HOST")"#
        let selector = try EntitySelector(text)
        let bytes = Array(text.utf8)
        let ids = selector.entityIDs.map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(ids == ["HOST-0123456789ABCDEF", "HOST-FEDCBA9876543210"])
        let type = try #require(selector.type)
        #expect(String(decoding: bytes[type], as: UTF8.self) == "HOST")
    }

    @Test(arguments: [
        "type(HOST),fromRelationships.runsOn(entityId(EC2_INSTANCE-0123456789ABCDEF))",
        "type(HOST),not(entityId(HOST-0123456789ABCDEF))",
    ])
    func `ids within a criterion are not those of the selector`(_ text: String) throws {
        #expect(try EntitySelector(text).entityIDs.isEmpty)
    }

    @Test
    func `a type within a relationship is not that of the selector`() throws {
        let text = "entityId(HOST-0123456789ABCDEF),fromRelationships.runsOn(type(EC2_INSTANCE))"
        #expect(try EntitySelector(text).type == nil)
    }

    @Test(arguments: [
        #"type(HOST),entityName("a\"b")"#, #"type(HOST),entityName("a\\b")"#,
    ])
    func `a quoted value says that it has escapes`(_ text: String) throws {
        #expect(try EntitySelector(text).nodes.last?.hasEscapes == true)
    }

    @Test(arguments: [
        #"type(HOST),entityName("C:\x")"#, #"type(HOST),entityName(a\b)"#,
        #"type(HOST),tag("a\:b")"#, #"type(HOST),entityName("")"#,
    ])
    func `a backslash before anything else stands for itself`(_ text: String) throws {
        #expect(try EntitySelector(text).nodes.last?.hasEscapes == false)
    }

    @Test(arguments: ["\t", "\n", "\r\n", "   "])
    func `tabs and line ends are white space`(_ space: String) throws {
        let parts = ["type", "(", "HOST", ")", ",", "tag", "(", "a", ",", #""b""#, ")"]
        let text = space + parts.joined(separator: space) + space
        #expect(try EntitySelector(text).rendered(text) == "type[HOST] tag[a b]")
    }

    @Test(arguments: [
        ("TYPE(HOST),ENTITYNAME.STARTSWITH(x)", "type[HOST] entityNameStartsWith[x]"),
        ("type(HOST),healthstate(HEALTHY)", "type[HOST] healthState[HEALTHY]"),
        ("type(HOST),CpuCores.EXISTS()", "type[HOST] attributeExists:CpuCores[]"),
        ("type(HOST),TORELATIONSHIPS.x(type(A))", "type[HOST] toRelationship:x[type[A]]"),
        (
            "Type(HOST),Not(Tag(x)),MzID(1),MZNAME(y)",
            "type[HOST] not[tag[x]] managementZoneID[1] managementZoneName[y]"
        ),
    ])
    func `the letter case of a criterion does not matter`(_ text: String, _ tape: String) throws {
        #expect(try EntitySelector(text).rendered(text) == tape)
    }

    @Test(arguments: ["types", "nota", "mz", "name", "state", "healthStatus", "entityType", "note"])
    func `a name that only resembles a criterion is an attribute`(_ name: String) throws {
        let text = "type(HOST),\(name)(x)"
        #expect(try EntitySelector(text).rendered(text) == "type[HOST] attribute:\(name)[x]")
    }

    @Test(arguments: [
        ("entityNmae(x)", CriterionFamily.entityName), ("entityNam(x)", .entityName),
        ("entityNames(x)", .entityName), ("entytyName(x)", .entityName),
        ("entityNameequals(x)", nil), ("entityIDs(x)", .entityID), ("helthState(x)", .healthState),
        ("firstSeenTm.lt(now)", .firstSeen), ("firstSeenTmss.lt(now)", .firstSeen),
        ("casesensitve(entityName(x))", .caseSensitive), ("mzIds(1)", .managementZoneID),
        ("mzNames(x)", .managementZoneName), ("tags(x)", .tag),
        ("toRelation.x(type(A))", .toRelationships), ("deletedEntites.include()", .deletedEntities),
    ])
    func `a slip of the pen is told from an attribute`(
        _ criterion: String, _ nearest: CriterionFamily?
    ) {
        let error = EntitySelector.error(in: "type(HOST),\(criterion)")
        #expect(error == nearest.map { .unknownCriterion(at: 11, nearest: $0) })
    }

    @Test
    func `a selector is read afresh, whatever was read before`() throws {
        var selector = EntitySelector()
        try selector.parse(Array("entityId(HOST-0123456789ABCDEF),tag(a,b)".utf8).span)
        #expect(throws: SelectorError.unterminatedQuote(at: 15)) {
            try selector.parse(Array(#"type(HOST),tag("a)"#.utf8).span)
        }
        let text = "type(HOST)"
        try selector.parse(Array(text.utf8).span)
        #expect(selector.rendered(text) == "type[HOST]")
        #expect(selector.entityIDs.isEmpty)
    }
}
